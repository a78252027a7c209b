/* Links to places in a map: beside each a button that copies its address, shown where the reader is.
 *
 * And whoever comes by an old address of a place is told the present one. Without this script old
 * addresses lead to their places as well, and every place can be linked to by hand.
 */
(function () {
  "use strict"

  const PLACES = ".jm-stage[id], .jm-table :is(td, li, .jm-quote)[id], .jm-section :is(article, li)[id]"
  const SIGN = "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5"
  const LONG = 60 // characters of a place's words that are enough to know it by
  const SAID = 2500 // ms

  function words(place) {
    const name = place.querySelector(".jm-ribbon__name, .jm-touchpoint b, h3, .jm-action__do, .jm-quote__text")
    const told = (name || place.querySelector(":scope > div") || place).cloneNode(true)
    for (const aside of told.querySelectorAll(".jm-unseen, .jm-cite")) aside.remove()
    const text = told.textContent.trim().replace(/\s+/g, " ")
    return text.length > LONG ? `${text.slice(0, LONG - 1)}…` : text
  }

  function addressOf(place) {
    return new URL(`#${encodeURIComponent(place.id)}`, location.href).href
  }

  /** Where the clipboard is kept from us, as on pages that came over plain HTTP, the old way. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      const field = document.body.appendChild(document.createElement("textarea"))
      const before = document.activeElement
      field.value = text
      field.select()
      const done = document.execCommand("copy")
      field.remove()
      before?.focus()
      return done
    }
  }

  function button(place, says) {
    const made = document.createElement("button")
    made.type = "button"
    made.className = "jm-copy"
    made.dataset.searchExclude = ""
    made.setAttribute("aria-label", says.copy.replace("{place}", () => words(place)))
    made.innerHTML = `<svg class="jm-glyph" viewBox="0 0 24 24" aria-hidden="true"><path d="${SIGN}"/></svg><span class="jm-copy__said" aria-hidden="true"></span>`
    return made
  }

  async function press(made, says) {
    const place = made.closest("[id]")
    const done = await copy(addressOf(place))
    // If it cannot be copied at all, it can be taken from the browser's own bar.
    if (!done) location.hash = encodeURIComponent(place.id)
    const said = [made.querySelector(".jm-copy__said"), made.closest(".jm-map").querySelector(".jm-copied")]
    for (const each of said) each.textContent = done ? says.copied : says.there
    setTimeout(() => said.forEach((each) => (each.textContent = "")), SAID)
  }

  function furnish(map) {
    const { jmCopy: copy, jmCopied: copied, jmThere: there } = map.dataset
    const says = { copy, copied, there }
    const heard = map.appendChild(document.createElement("p"))
    heard.className = "jm-unseen jm-copied"
    heard.setAttribute("role", "status")
    for (const place of map.querySelectorAll(PLACES)) place.append(button(place, says))
    map.addEventListener("click", (event) => {
      const made = event.target.closest(".jm-copy")
      if (made) press(made, says)
      else touch(map, event.target.closest(PLACES))
    })
  }

  /** Fingers do not hover: a tap on a place shows its button, until the next one. */
  function touch(map, place) {
    for (const each of map.querySelectorAll(".jm-near")) each.classList.remove("jm-near")
    place?.classList.add("jm-near")
  }

  function arrive() {
    const place = document.querySelector(".jm-was:target")?.parentElement
    if (place) location.replace(addressOf(place))
  }

  function start() {
    for (const map of document.querySelectorAll("[data-jm-copy]:not([data-jm-furnished])")) {
      map.dataset.jmFurnished = ""
      furnish(map)
    }
    requestAnimationFrame(arrive)
  }

  window.addEventListener("hashchange", arrive)
  window.journeymaps.onPage(start)
})()
