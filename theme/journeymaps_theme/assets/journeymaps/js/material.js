/* What Material leaves undone. For those who hear the page it names its search, and in its navigation
 * the switch of a section that has a page; the place of each copy button is no part of navigation.
 * And a link to a place on another page leads to the place also without loading that page anew.
 */
(function () {
  "use strict"

  const late = new MutationObserver((changes) => changes.forEach(({ target }) => unmark(target)))

  function unmark(code) {
    code.querySelector("nav")?.setAttribute("role", "none")
  }

  function nameSwitch(label) {
    const name = document.createElement("span")
    name.className = "jm-unseen"
    name.textContent = label.previousElementSibling.textContent.trim()
    label.append(name)
  }

  /** Changing the page leaves `:target` as it was. The same address again does not. */
  function arrive() {
    if (location.hash && !document.querySelector(":target")) location.replace(location.href)
  }

  function start() {
    requestAnimationFrame(arrive)
    const search = document.querySelector(".md-search[role=dialog]:not([aria-label])")
    if (search) search.setAttribute("aria-label", search.querySelector("input").getAttribute("aria-label"))
    document.querySelectorAll("a + label.md-nav__link:not(:has(.jm-unseen))").forEach(nameSwitch)
    for (const code of document.querySelectorAll(".md-typeset pre")) {
      unmark(code)
      late.observe(code, { childList: true })
    }
  }

  window.journeymaps.onPage(start)
})()
