/* Keeps right, on a page that was built long ago, how old something is.
 *
 * `elapsed` is a copy of the rule in journeymaps/pages/age.py.
 */
(function () {
  "use strict"

  function elapsed(when, today) {
    const [year, month, day] = when.split("-").map(Number)
    if (!month) return [today.getFullYear() - year, "year"]
    let months = 12 * (today.getFullYear() - year) + today.getMonth() + 1 - month
    if (day && today.getDate() < day) months -= 1
    return months >= 24 ? [Math.floor(months / 12), "year"] : [months, "month"]
  }

  function refresh() {
    const today = new Date()
    const format = new Intl.RelativeTimeFormat(document.documentElement.lang || "en")
    for (const shown of document.querySelectorAll("[data-jm-age]")) {
      const [count, unit] = elapsed(shown.dataset.jmAge, today)
      if (count >= 1) shown.textContent = format.format(-count, unit)
    }
  }

  window.journeymaps = window.journeymaps || {}
  window.journeymaps.age = { refresh }

  window.journeymaps.onPage(refresh)
})()
