/* Whose feelings a map shows: everybody's, one person's, or those of some.
 *
 * The page holds a chart for each person alone and, where they are few, for every two, in templates
 * with data-jm-picked="id,id". A choice without one shows the rows of the map that are about nobody
 * else. What is chosen is kept in the address, as ?people=id,id.
 */
(function () {
  "use strict"

  const ASKED = "people"
  const known = new WeakSet()

  class People {
    constructor(bar) {
      this.root = bar.closest(".jm")
      this.buttons = [...bar.querySelectorAll("[data-jm-person]")]
      this.apart = bar.querySelector(".jm-people__apart")
      this.everybody = this.buttons.map((button) => button.dataset.jmPerson).filter(Boolean)
      this.rows = [...this.root.querySelectorAll("[data-jm-shows]")]
      this.key = this.root.querySelector(".jm-key")
      this.told = [...this.apart.childNodes]
      bar.addEventListener("click", (event) => {
        const button = event.target.closest("[data-jm-person]")
        if (button) this.press(button.dataset.jmPerson)
      })
      this.chosen = this.asked()
      if (this.chosen.length) this.show()
    }

    /** Whom the address asks for. If one of them is not on the map any more, it is everybody. */
    asked() {
      const people = (new URLSearchParams(location.search).get(ASKED) || "").split(",").filter(Boolean)
      return people.every((each) => this.everybody.includes(each)) ? this.sorted(people) : []
    }

    /** In the order of the map, and nobody in particular in place of everybody. */
    sorted(people) {
      const some = this.everybody.filter((each) => people.includes(each))
      return some.length < this.everybody.length ? some : []
    }

    press(person) {
      const others = this.chosen.filter((each) => each !== person)
      const added = others.length < this.chosen.length ? others : [...others, person]
      this.chosen = person ? this.sorted(added) : []
      this.show()
      this.keep()
    }

    show() {
      const picked = this.template()
      this.root.querySelectorAll("[data-jm-now]").forEach((each) => each.remove())
      for (const row of this.rows) row.hidden = this.chosen.length > 0 && (picked || !this.isOf(row))
      if (this.key) this.key.hidden = Boolean(picked)
      this.apart.replaceChildren(...(this.chosen.length ? [] : this.told))
      if (picked) this.insert(document.importNode(picked.content, true))
      for (const button of this.buttons) {
        const { jmPerson: person } = button.dataset
        const on = person ? this.chosen.includes(person) : !this.chosen.length
        button.setAttribute("aria-pressed", String(on))
      }
      window.journeymaps.charts.start()
    }

    template() {
      const wanted = this.chosen.join(",")
      const all = [...this.root.querySelectorAll("template[data-jm-picked]")]
      return all.find((each) => each.dataset.jmPicked === wanted)
    }

    isOf(row) {
      return row.dataset.jmShows.split(",").every((each) => this.chosen.includes(each))
    }

    insert(part) {
      const [row, key, apart] = ["tr", ".jm-key", ".jm-apart"].map((each) => part.querySelector(each))
      this.rows[0].before(row)
      this.key.before(key)
      for (const each of [row, key]) each.dataset.jmNow = ""
      if (apart) this.apart.append(apart)
    }

    /** Keep the choice in the address, as far as the browser lets us. */
    keep() {
      const url = new URL(location.href)
      url.searchParams.delete(ASKED)
      const asked = this.chosen.map(encodeURIComponent).join(",")
      if (asked) url.search += `${url.search ? "&" : "?"}${ASKED}=${asked}`
      try {
        history.replaceState(history.state, "", url)
      } catch {
        /* then it holds for this visit only */
      }
    }
  }

  function start() {
    for (const bar of document.querySelectorAll("[data-jm-people]")) {
      if (known.has(bar)) continue
      known.add(bar)
      new People(bar)
    }
  }

  window.journeymaps.onPage(start)
})()
