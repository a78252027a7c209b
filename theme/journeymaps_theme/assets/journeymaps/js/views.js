/* Ways to look at a map: all of it, one stage at a time, presented, printed.
 *
 * It is one table in all of them. Here each cell learns of which stage it is; what is hidden and how
 * the rest stands is CSS, by `data-jm-view` on the map and `data-jm-off` on cells of other stages.
 */
(function () {
  "use strict"

  const SHEET = { width: 1510, height: 1000, rem: 14.6 } // px: A3 landscape, and print.css's rem
  const FIT = { least: 0.3, most: 1.5, steps: 9 } // of a poster: its size, and how closely to find it
  const KEPT = "journeymaps.view"
  const shown = new Map() // of each map on the page: its views

  /** For the next map, which looks it up by itself: views.html. */
  function remember(view) {
    try {
      localStorage.setItem(KEPT, view)
    } catch {
      /* storage is blocked: it holds for this page only */
    }
  }

  /** A sentence with its values in the places of `{name}`. */
  function filled(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name])
  }

  /** What the address names. One that is damaged names nothing. */
  function anchor() {
    try {
      return decodeURIComponent(location.hash.slice(1))
    } catch {
      return ""
    }
  }

  class Views {
    constructor(root) {
      this.root = root
      this.bar = root.querySelector("[data-jm-views]")
      this.stages = [...root.querySelectorAll(".jm-stage")]
      this.spans = this.stages.map((stage) => stage.colSpan)
      this.columns = this.spans.reduce((sum, span) => sum + span, 0)
      this.at = 0
      this.cells = this.stages.map(() => [])
      this.unsaid = this.bar.querySelector(".jm-unsaid")
      root.querySelector(".jm-scroll").after(this.unsaid)
      this.gone = new AbortController()
      this.pinned = new ResizeObserver(() => this.measure())
      this.sort()
      this.listen()
      for (const row of root.querySelectorAll(".jm-stages, .jm-emotion")) this.pinned.observe(row)
      this.bar.hidden = false
      this.show(root.dataset.jmView)
      this.arrive()
    }

    /** Tell of which stage each cell is, by the columns over it. Cells across all stages are of none. */
    sort() {
      const ends = []
      this.spans.reduce((sum, span) => ends[ends.push(sum + span) - 1], 0)
      for (const row of this.root.querySelectorAll(".jm-table tr")) {
        let column = 0
        for (const cell of [...row.cells].slice(1)) {
          const stage = ends.findIndex((end) => column < end)
          if (cell.colSpan < this.columns || this.stages.length === 1) this.cells[stage]?.push(cell)
          column += cell.colSpan
        }
      }
    }

    listen() {
      this.bar.addEventListener("click", (event) => {
        const button = event.target.closest("button")
        if (!button) return
        const { jmView, jmWalk, jmDo } = button.dataset
        if (jmView) {
          this.show(jmView)
          remember(jmView)
        } else if (jmWalk) this.walk(this.at + Number(jmWalk))
        else if (jmDo === "about") this.tell(button)
        else if (jmDo === "present") this.present()
        else if (jmDo === "end") this.end()
        else this.print(jmDo)
      })
      this.root.addEventListener("keydown", (event) => this.key(event))
      const table = this.root.querySelector(".jm-scroll")
      let start = null
      table.addEventListener("touchstart", (event) => (start = event.changedTouches[0]), { passive: true })
      table.addEventListener("touchend", (event) => {
        const end = event.changedTouches[0]
        const [across, down] = [end.clientX - start.clientX, end.clientY - start.clientY]
        if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) {
          this.walk(this.at + (across < 0 ? 1 : -1) * this.direction)
        }
      }, { passive: true })
      table.addEventListener("click", (event) => this.point(event))
      const { signal } = this.gone
      document.addEventListener("fullscreenchange", () => {
        if (!document.fullscreenElement && this.view === "present") this.end()
      }, { signal })
      window.addEventListener("hashchange", () => this.arrive(), { signal })
      // On paper the map is whole, however it was looked at.
      window.addEventListener("beforeprint", () => {
        this.unprinted = this.view
        this.show("map")
        document.documentElement.style.setProperty("--jm-paper", JSON.stringify(this.imprint()))
      }, { signal })
      window.addEventListener("afterprint", () => {
        this.show(this.unprinted)
        document.documentElement.style.removeProperty("--jm-paper")
      }, { signal })
    }

    leave() {
      this.gone.abort()
      this.pinned.disconnect()
    }

    get view() {
      return this.root.dataset.jmView
    }

    get direction() {
      return getComputedStyle(this.root).direction === "rtl" ? -1 : 1
    }

    show(view) {
      this.root.dataset.jmView = view === "stages" || view === "present" ? view : "map"
      for (const button of this.bar.querySelectorAll("[data-jm-view]")) {
        button.setAttribute("aria-pressed", String(button.dataset.jmView === this.view))
      }
      this.go(this.at)
    }

    /** Go to a stage as a reader does: from wherever they are in this one, to the top of that one. */
    walk(stage) {
      if (this.view === "map") return
      this.go(stage)
      const top = this.stages[this.at].getBoundingClientRect().top
      if (top < 0) this.root.querySelector(".jm-scroll").scrollIntoView()
    }

    /** In the small curve, a tap leads to the stage under it. */
    point(event) {
      const plot = this.view !== "map" && event.target.closest(".jm-plot")
      if (!plot) return
      const { left, right, width } = plot.getBoundingClientRect()
      const across = this.direction > 0 ? event.clientX - left : right - event.clientX
      let column = (across / width) * this.columns
      const stage = this.spans.findIndex((span) => (column -= span) < 0)
      if (stage >= 0) this.walk(stage)
    }

    /** On a small screen the head keeps to what matters; this shows the rest of it. */
    tell(button) {
      const told = this.root.toggleAttribute("data-jm-told")
      button.setAttribute("aria-expanded", String(told))
      if (told) this.root.querySelector(".jm-head").scrollIntoView()
    }

    /** Show this stage, or the nearest that there is. In the map as a whole all are shown. */
    go(stage) {
      this.at = Math.max(0, Math.min(stage, this.stages.length - 1))
      this.cells.forEach((cells, index) => {
        for (const cell of cells) cell.toggleAttribute("data-jm-off", this.view !== "map" && index !== this.at)
      })
      const start = this.spans.slice(0, this.at).reduce((sum, span) => sum + span, 0)
      this.root.style.setProperty("--jm-here", `${(100 * start) / this.columns}%`)
      this.root.style.setProperty("--jm-here-width", `${(100 * this.spans[this.at]) / this.columns}%`)
      const name = this.stages[this.at].querySelector(".jm-ribbon__name").textContent
      const here = this.bar.querySelector(".jm-walk__here")
      const says = { number: this.at + 1, all: this.stages.length, name }
      here.textContent = this.view === "map" ? "" : filled(here.dataset.jmSays, says)
      this.leaveOut()
      for (const button of this.bar.querySelectorAll("[data-jm-walk]")) {
        const next = this.at + Number(button.dataset.jmWalk)
        button.disabled = !this.stages[next]
      }
    }

    /** Of one stage alone only the rows that say something; the others are named below. */
    leaveOut() {
      const one = this.view !== "map"
      const empty = []
      for (const row of this.root.querySelectorAll(".jm-lane")) {
        const cell = this.cells[this.at].find((each) => each.parentElement === row)
        const said = !one || !cell || cell.querySelector(":scope > :not(.jm-none, .jm-touchpoint--none)")
        row.toggleAttribute("data-jm-unsaid", !said)
        if (!said) empty.push(row.querySelector(".jm-lane-label").textContent.trim())
      }
      this.unsaid.hidden = !empty.length
      this.unsaid.textContent = filled(this.unsaid.dataset.jmSays, { rows: empty.join(", ") })
    }

    /** Tell CSS how much of the window the pinned row takes, for links not to end beneath it. */
    measure() {
      const row = this.root.querySelector(this.view === "map" ? ".jm-stages" : ".jm-emotion")
      this.root.style.setProperty("--jm-pinned-row", `${row ? row.offsetHeight : 0}px`)
      // Who came by a link before this was known may be there, but under the row.
      const place = this.root.querySelector(".jm-table tr:not(.jm-stages) :target")
      const top = place?.getBoundingClientRect().top
      if (top >= 0 && top < row?.lastElementChild.getBoundingClientRect().bottom) place.scrollIntoView()
    }

    key(event) {
      if (this.view === "map" || event.altKey || event.ctrlKey || event.metaKey) return
      if (event.target.closest("input, textarea, select, .jm-plot")) return
      const steps = { ArrowRight: this.direction, ArrowLeft: -this.direction, PageDown: 1, PageUp: -1 }
      if (event.key === "Home") this.walk(0)
      else if (event.key === "End") this.walk(this.stages.length - 1)
      else if (event.key in steps) this.walk(this.at + steps[event.key])
      else if (event.key === "Escape" && this.view === "present") this.end()
      else return
      event.preventDefault()
    }

    /** Whoever follows a link to a place in the map sees the stage that it is in. */
    arrive() {
      const target = document.getElementById(anchor())
      const stage = target ? this.cells.findIndex((cells) => cells.some((cell) => cell.contains(target))) : -1
      if (stage < 0 || this.view === "map") return
      this.go(stage)
      target.scrollIntoView()
    }

    present() {
      this.before = this.view
      this.show("present")
      this.root.tabIndex = -1
      this.root.focus()
      // Where the browser refuses, the view fills the window all the same.
      this.root.requestFullscreen?.().catch(() => {})
    }

    end() {
      if (document.fullscreenElement) document.exitFullscreen()
      this.show(this.before || "map")
      this.bar.querySelector("[data-jm-do=present]").focus()
    }

    /** A poster is one sheet; otherwise as many as it takes. */
    print(format) {
      const { dataset, style } = document.documentElement
      dataset.jmPaper = format
      style.setProperty("--jm-fit", format === "poster" ? this.fit() : 1)
      window.print()
      style.removeProperty("--jm-fit")
      delete dataset.jmPaper
    }

    /** What every sheet says of the page that it comes from. */
    imprint() {
      const review = this.root.querySelector(".jm-review b")
      const address = location.href.split("#")[0]
      return [document.title, review && review.textContent, address].filter(Boolean).join(" · ")
    }

    /** The size in which the map just fits a sheet: the smaller it is, the wider it can be. */
    fit() {
      const { view, root } = this
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
      const style = root.getAttribute("style")
      this.show("map")
      let [size, most] = [FIT.least, FIT.most]
      for (let step = 0; step < FIT.steps; step++) {
        const tried = (size + most) / 2
        root.style.width = `${(SHEET.width / SHEET.rem) * (rem / tried)}px`
        const { top } = root.getBoundingClientRect()
        const { bottom } = root.querySelector(".jm-key, .jm-scroll:last-of-type").getBoundingClientRect()
        if ((bottom - top) * (SHEET.rem / rem) * tried <= SHEET.height) size = tried
        else most = tried
      }
      root.setAttribute("style", style)
      this.show(view)
      return size.toFixed(3)
    }
  }

  function start() {
    for (const [root, views] of shown) {
      if (root.isConnected) continue
      views.leave()
      shown.delete(root)
    }
    for (const root of document.querySelectorAll(".jm-map:has([data-jm-views])")) {
      if (!shown.has(root)) shown.set(root, new Views(root))
    }
  }

  window.journeymaps.onPage(start)
})()
