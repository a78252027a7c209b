/* Tooltips: lifts them over everything, keeps them in view, and lets Esc dismiss them.
 *
 * Whatever has data-jm-tip="id" shows the element of that id while the pointer is on it, while it
 * has the focus of the keyboard, or after a tap. Without this script CSS shows them in place.
 */
(function () {
  "use strict"

  const EDGE = 8 // px between a tooltip and the edge of the view
  const GAP = 6 // px between a tooltip and what it tells of
  const GRACE = 150 // ms to get from there to the tooltip

  let open = null
  let closing = 0

  function place() {
    const { anchor, beside, tip } = open
    const { left: start, width } = anchor.getBoundingClientRect()
    const { top, bottom } = beside.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    const left = start + width / 2 - tip.offsetWidth / 2
    const above = top - tip.offsetHeight - GAP
    const below = Math.min(bottom + GAP, clientHeight - tip.offsetHeight - EDGE)
    tip.style.left = `${Math.max(EDGE, Math.min(left, clientWidth - tip.offsetWidth - EDGE))}px`
    tip.style.top = `${above >= EDGE ? above : below}px`
    tip.style.bottom = "auto"
  }

  /** Shows an anchor's tooltip above or below it, or `beside` something larger around it. */
  function show(anchor, beside = anchor) {
    const tip = document.getElementById(anchor.dataset.jmTip)
    if (!tip || !tip.showPopover) return
    clearTimeout(closing)
    if (!open || open.tip !== tip) {
      hide()
      tip.popover = "manual"
      tip.showPopover()
    }
    open = { anchor, beside, tip }
    place()
  }

  function hide() {
    clearTimeout(closing)
    if (open && open.tip.isConnected) open.tip.hidePopover()
    open = null
  }

  function hideSoon() {
    clearTimeout(closing)
    if (open && !open.anchor.matches(":focus-visible")) closing = setTimeout(leave, GRACE)
  }

  function leave() {
    if (open && !open.tip.matches(":hover")) hide()
  }

  function anchorOf(event) {
    return event.target instanceof Element ? event.target.closest("[data-jm-tip]") : null
  }

  document.addEventListener("pointerover", (event) => {
    const anchor = anchorOf(event)
    if (anchor) show(anchor)
    else if (open && open.tip.contains(event.target)) clearTimeout(closing)
    else hideSoon()
  })
  document.addEventListener("focusin", (event) => {
    const anchor = anchorOf(event)
    if (anchor && anchor.matches(":focus-visible")) show(anchor)
    else hideSoon()
  })
  document.addEventListener("focusout", hideSoon)
  document.addEventListener("click", (event) => {
    const anchor = anchorOf(event)
    if (anchor) show(anchor)
  })
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide()
  })
  document.addEventListener("scroll", () => open && place(), { capture: true, passive: true })

  window.journeymaps = window.journeymaps || {}
  window.journeymaps.tips = { show, hideSoon }
})()
