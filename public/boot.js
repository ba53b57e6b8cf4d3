// Runs before the first paint, in any browser: plain old JavaScript on purpose.
// It dresses the page as the resident left it, tells a phone that is too old what else there
// is, keeps the skeleton from waiting for ever, and registers the service worker.
(function () {
  "use strict";
  var root = document.documentElement;

  // The look is a small JSON object kept by the app: {"theme","mode","text","lang"}.
  var look = {};
  try {
    look = JSON.parse(localStorage.getItem("linli.look")) || {};
  } catch (error) {
    // Storage may be closed to us; the page then looks as it does the first time.
  }
  var dark = window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches;
  if (look.theme === "dark" || (look.theme !== "light" && dark)) root.setAttribute("data-theme", "dark");
  if (look.mode === "care") root.setAttribute("data-mode", "care");
  if (/^(100|125|150|200)$/.test(look.text)) root.style.fontSize = look.text + "%";
  if (look.lang === "en") root.lang = "en";
  // The first words are for who comes the first time.
  if (navigator.serviceWorker && navigator.serviceWorker.controller) root.setAttribute("data-again", "");

  // What the app is made of: modules, wasm with reference types and 64-bit numbers, cascade layers.
  function modern() {
    try {
      return "noModule" in HTMLScriptElement.prototype &&
        typeof BigInt === "function" &&
        "CSSLayerBlockRule" in window &&
        WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0]));
    } catch (error) {
      return false;
    }
  }

  function instead(id) {
    var wait = document.getElementById("first-wait");
    var page = document.getElementById(id);
    if (!wait || !page) return;
    wait.parentNode.removeChild(wait);
    page.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (look.lang === "en") {
      var texts = document.querySelectorAll("[data-en]");
      for (var i = 0; i < texts.length; i++) texts[i].textContent = texts[i].getAttribute("data-en");
    }
    if (!modern()) instead("too-old");
  });

  // Once the app has taken over, the skeleton is gone and these find nothing to replace.
  function failed() {
    instead("not-loaded");
  }
  window.addEventListener("unhandledrejection", failed);
  window.addEventListener("error", function (event) {
    // Pictures and icons may fail to come; scripts may not.
    if (event.target === window || event.target.tagName === "SCRIPT") failed();
  }, true);

  if (!("serviceWorker" in navigator) || location.pathname.indexOf("/console") === 0) return;
  window.addEventListener("load", function () {
    var worker = navigator.serviceWorker;
    // A tapped notification leads the page that is open: by a link, as a finger would.
    worker.addEventListener("message", function (event) {
      var to = event.data && event.data.to;
      if (typeof to !== "string" || to.charAt(0) !== "/" || !event.ports[0]) return;
      event.ports[0].postMessage(true);
      var link = document.createElement("a");
      link.href = location.origin + to;
      document.body.appendChild(link);
      link.click();
      link.remove();
    });
    if (worker.startMessages) worker.startMessages();
    function announce() {
      root.setAttribute("data-update", "");
      window.dispatchEvent(new Event("linli:update"));
    }
    worker.register("/sw.js").then(function (registration) {
      // Some browsers answer without one where workers are switched off.
      if (!registration) return;
      if (registration.waiting && worker.controller) announce();
      registration.addEventListener("updatefound", function () {
        var coming = registration.installing;
        coming.addEventListener("statechange", function () {
          // Without a controller this is the first visit, and there is nothing to reload.
          if (coming.state === "installed" && worker.controller) announce();
        });
      });
    }, function () {
      // Some browsers in apps refuse workers; everything but the start without network works.
    });
  });
})();
