/* Runs something on every page: on the one that is loaded, and on each that Material puts in its place. */
(function () {
  "use strict"

  window.journeymaps = window.journeymaps || {}
  window.journeymaps.onPage = function (start) {
    let begun = false
    const begin = () => {
      begun = true
      start()
    }
    window.document$?.subscribe(begin)
    // In a folder, a Material that is to change pages at once tells of none.
    const atLast = () => begun || begin()
    if (document.readyState === "complete") atLast()
    else document.addEventListener("DOMContentLoaded", atLast)
  }
})()
