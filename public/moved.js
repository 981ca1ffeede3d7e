// A page that moved: go to its new address, and take the anchor along, which the page's own refresh cannot.
const target = document.querySelector('a');
if (target) location.replace(target.href + location.hash);
