/* Narrows what Material's search found to one kind of page: a button a kind, over the results.
 *
 * The index says of each page of what kind it is. Material asks a worker, which answers with all that
 * was found; this answers once more, with what is asked for. So Material itself counts and draws it.
 */
(function () {
  "use strict"

  const known = new WeakSet()
  const answered = new WeakSet()
  let ask // asks again what was asked last
  let chosen = ""
  let row

  const kindOf = (found) => (found[0].parent || found[0]).kind

  /** How many pages of each kind there are, the most first. */
  function count(items) {
    const numbers = new Map(chosen ? [[chosen, 0]] : [])
    for (const kind of items.map(kindOf)) if (kind) numbers.set(kind, (numbers.get(kind) || 0) + 1)
    return [...numbers].sort(([a, many], [b, more]) => more - many || a.localeCompare(b))
  }

  /** Answer once more, in place of the worker: with the kind of each page, and only those asked for. */
  function hear(event) {
    const answer = event.data?.data
    if (answered.has(event) || !Array.isArray(answer?.items)) return
    const numbers = count(answer.items)
    draw(numbers)
    if (!numbers.length) return
    const items = answer.items.filter((found) => !chosen || kindOf(found) === chosen)
    for (const page of items.flat()) {
      if (page.kind) page.title = `<span class="jm-found__kind">${escaped(page.kind)}</span> ${page.title}`
    }
    const again = new MessageEvent("message", { data: { ...event.data, data: { ...answer, items } } })
    answered.add(again)
    event.target.dispatchEvent(again)
  }

  function escaped(text) {
    const made = document.createElement("i")
    made.textContent = text
    return made.innerHTML
  }

  function draw(numbers) {
    if (!row && !(row = furnish())) return
    const focused = row.contains(document.activeElement) && document.activeElement.dataset.jmKind
    row.hidden = numbers.length < 2 && !chosen
    row.replaceChildren(...numbers.map(([kind, number]) => button(kind, number)))
    if (focused) [...row.children].find((each) => each.dataset.jmKind === focused)?.focus()
  }

  function button(kind, number) {
    const made = document.createElement("button")
    made.type = "button"
    made.className = "jm-found__button"
    made.dataset.jmKind = kind
    made.setAttribute("aria-pressed", String(kind === chosen))
    made.append(kind, " ", Object.assign(document.createElement("b"), { textContent: number }))
    return made
  }

  /** Put the row of buttons between what Material says was found and the list of it. */
  function furnish() {
    const list = document.querySelector(".md-search-result__list")
    const said = document.querySelector(".md-search-result__meta")
    const field = document.querySelector(".md-search__input")
    if (!list || !said || !field) return null
    said.id ||= "jm-found"
    said.setAttribute("role", "status")
    const made = document.createElement("div")
    made.className = "jm-found"
    made.setAttribute("role", "group")
    made.setAttribute("aria-labelledby", said.id)
    made.addEventListener("click", (event) => press(event.target.closest("button")))
    made.addEventListener("keydown", (event) => move(event, list, field))
    // Material closes its search by Tab. With buttons there is somewhere to go first.
    field.addEventListener("keydown", (event) => {
      if (event.key === "Tab" && !event.shiftKey && !made.hidden) go(event, made.firstElementChild)
    })
    list.before(made)
    return made
  }

  function press(pressed) {
    if (!pressed) return
    chosen = chosen === pressed.dataset.jmKind ? "" : pressed.dataset.jmKind
    ask()
  }

  function go(event, target) {
    event.preventDefault()
    event.stopPropagation()
    target.focus()
  }

  function move(event, list, field) {
    const { key, target, shiftKey: back } = event
    const next = target.nextElementSibling || list.querySelector("[href]")
    const last = target.previousElementSibling || field
    if (key === "ArrowRight" || (key === "Tab" && !back)) go(event, next || field)
    else if (key === "ArrowLeft" || key === "Tab") go(event, last)
    else if (key === "ArrowUp") go(event, field)
    else if (key === " ") event.stopPropagation() // Material would take it for a letter of the query
  }

  const post = window.Worker?.prototype.postMessage
  if (!post) return
  window.Worker.prototype.postMessage = function (message, ...rest) {
    if (typeof message?.data === "string") {
      if (!known.has(this)) {
        known.add(this)
        this.addEventListener("message", hear)
      }
      ask = () => post.call(this, message, ...rest)
    }
    return post.call(this, message, ...rest)
  }
})()
