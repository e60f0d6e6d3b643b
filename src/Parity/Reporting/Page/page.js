// A side's grid is made when its section comes near: a page of ten models opens as fast as one of one.
const sections = new IntersectionObserver(changes => {
  for (const change of changes) {
    if (change.isIntersecting) {
      sections.unobserve(change.target);
      makeGrid(change.target);
    }
  }
}, { rootMargin: '600px' });
document.querySelectorAll('section.images').forEach(section => {
  section.style.minHeight = '16rem';
  sections.observe(section);
});
document.documentElement.dataset.ready = 'true';
