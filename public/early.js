// Runs before anything is painted: a page whose address asks for a view of its own shows no other one first.
(() => {
  const { classList } = document.documentElement;
  if (/[?&]items=/.test(location.search)) classList.add('live');
  if (/[?&](view|own|functions?|groups?)=/.test(location.search)) classList.add('pending');
})();
