/* Filters of lists over all maps, and how such a list looks. What is chosen is kept in the address.
 *
 * Every item says in data-jm-item by what it is found: {"team": ["sales"]}. How a page stands with its
 * review depends on the day, so that is read from its badge, which review.js keeps right.
 */
(function () {
  "use strict"

  const LOOK = "look"
  const known = new WeakSet()

  class Filtered {
    constructor(root, form) {
      this.root = root
      this.form = form
      this.choices = [...form.querySelectorAll("select")]
      this.looks = [...form.querySelectorAll("[data-jm-look-as]")]
      this.items = [...root.querySelectorAll("[data-jm-item]")].map((item) => ({
        item, of: JSON.parse(item.dataset.jmItem),
      }))
      this.told = form.querySelector("[data-jm-told]")
      this.all = this.told.textContent
      form.hidden = false
      form.addEventListener("change", () => this.chosen())
      form.addEventListener("submit", (event) => event.preventDefault())
      form.addEventListener("click", (event) => this.press(event.target.closest("button")))
      this.read()
    }

    /** What the address asks for, as far as there is such a choice. */
    read() {
      const asked = new URLSearchParams(location.search)
      for (const choice of this.choices) {
        const value = asked.get(choice.name) || ""
        choice.value = [...choice.options].some((option) => option.value === value) ? value : ""
      }
      const look = asked.get(LOOK)
      this.look(this.looks.some((button) => button.dataset.jmLookAs === look) ? look : this.root.dataset.jmLook)
      this.show()
    }

    press(button) {
      if (!button) return
      if (button.dataset.jmLookAs) this.look(button.dataset.jmLookAs)
      else for (const choice of this.choices) choice.value = ""
      this.chosen()
      if (button.hidden) this.choices[0].focus()
    }

    look(look) {
      if (!look) return
      this.root.dataset.jmLook = look
      for (const button of this.looks) {
        button.setAttribute("aria-pressed", String(button.dataset.jmLookAs === look))
      }
    }

    chosen() {
      this.show()
      this.keep()
    }

    values({ item, of }, name) {
      if (name === "review") return [item.querySelector("[data-jm-stands]").dataset.jmStands]
      return of[name] || []
    }

    show() {
      const asked = this.choices.filter((choice) => choice.value)
      let number = 0
      for (const each of this.items) {
        const shown = asked.every(({ name, value }) => this.values(each, name).includes(value))
        each.item.hidden = !shown
        // Something may stand twice in a list, in two orders: it counts once.
        number += shown && !each.item.hasAttribute("data-jm-again")
      }
      for (const group of this.root.querySelectorAll("[data-jm-group]")) {
        group.hidden = !group.querySelector("[data-jm-item]:not([hidden])")
      }
      this.told.textContent = asked.length ? this.told.dataset.jmTold.replace("{}", number) : this.all
      this.form.querySelector("[data-jm-all]").hidden = !asked.length
      this.root.querySelector("[data-jm-nothing]").hidden = number > 0 || !asked.length
    }

    /** Keep the choice in the address, as far as the browser lets us. */
    keep() {
      const url = new URL(location.href)
      for (const { name, value } of this.choices) {
        if (value) url.searchParams.set(name, value)
        else url.searchParams.delete(name)
      }
      const first = this.looks[0]
      if (first && this.root.dataset.jmLook !== first.dataset.jmLookAs) {
        url.searchParams.set(LOOK, this.root.dataset.jmLook)
      } else url.searchParams.delete(LOOK)
      try {
        history.replaceState(history.state, "", url)
      } catch {
        /* then it holds for this visit only */
      }
    }
  }

  function start() {
    for (const form of document.querySelectorAll("[data-jm-filters]")) {
      if (known.has(form)) continue
      known.add(form)
      new Filtered(form.closest("[data-jm-filtered]"), form)
    }
  }

  window.journeymaps.onPage(start)
})()
