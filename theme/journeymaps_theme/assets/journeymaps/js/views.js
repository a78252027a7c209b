/* Ways to look at a map: all of it, one stage at a time, presented, printed.
 *
 * It is one table in all of them. Here each cell learns of which stage it is; what is hidden and how
 * the rest stands is CSS, by `data-jm-view` on the map and `data-jm-off` on cells of other stages.
 */
(function () {
  "use strict"

  const SHEET = { height: 1000, rem: 14.6 } // px: A3 landscape with room to spare, and print.css's rem
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

  class Views {
    constructor(root) {
      this.root = root
      this.bar = root.querySelector("[data-jm-views]")
      this.stages = [...root.querySelectorAll(".jm-stage")]
      this.spans = this.stages.map((stage) => stage.colSpan)
      this.columns = this.spans.reduce((sum, span) => sum + span, 0)
      this.at = 0
      this.cells = this.stages.map(() => [])
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
        } else if (jmWalk) this.go(this.at + Number(jmWalk))
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
          this.go(this.at + (across < 0 ? 1 : -1) * this.direction)
        }
      }, { passive: true })
      const { signal } = this.gone
      document.addEventListener("fullscreenchange", () => {
        if (!document.fullscreenElement && this.view === "present") this.end()
      }, { signal })
      window.addEventListener("hashchange", () => this.arrive(), { signal })
      // On paper the map is whole, however it was looked at.
      window.addEventListener("beforeprint", () => {
        this.unprinted = this.view
        this.show("map")
      }, { signal })
      window.addEventListener("afterprint", () => this.show(this.unprinted), { signal })
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
      const told = { number: this.at + 1, all: this.stages.length, name }
      const here = this.bar.querySelector(".jm-walk__here")
      const said = here.dataset.jmSays.replace(/{(\w+)}/g, (_, value) => told[value])
      here.textContent = this.view === "map" ? "" : said
      for (const button of this.bar.querySelectorAll("[data-jm-walk]")) {
        const next = this.at + Number(button.dataset.jmWalk)
        button.disabled = !this.stages[next]
      }
    }

    /** Tell CSS how much of the window the pinned row takes, for links not to end beneath it. */
    measure() {
      const row = this.root.querySelector(this.view === "map" ? ".jm-stages" : ".jm-emotion")
      this.root.style.setProperty("--jm-pinned-row", `${row ? row.offsetHeight : 0}px`)
    }

    key(event) {
      if (this.view === "map" || event.altKey || event.ctrlKey || event.metaKey) return
      if (event.target.closest("input, textarea, select, .jm-plot")) return
      const steps = { ArrowRight: this.direction, ArrowLeft: -this.direction, PageDown: 1, PageUp: -1 }
      if (event.key === "Home") this.go(0)
      else if (event.key === "End") this.go(this.stages.length - 1)
      else if (event.key in steps) this.go(this.at + steps[event.key])
      else if (event.key === "Escape" && this.view === "present") this.end()
      else return
      event.preventDefault()
    }

    /** Whoever follows a link to a place in the map sees the stage that it is in. */
    arrive() {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
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

    /** By how much the map shrinks to fit a sheet. Wider than a window, it gets no higher there. */
    fit() {
      const before = this.view
      this.show("map")
      const { top } = this.root.getBoundingClientRect()
      const { bottom } = this.root.querySelector(".jm-scroll").getBoundingClientRect()
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
      this.show(before)
      return Math.min(1, SHEET.height / ((bottom - top) * (SHEET.rem / rem))).toFixed(3)
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

  if (window.document$) window.document$.subscribe(start)
  else document.addEventListener("DOMContentLoaded", start)
})()
