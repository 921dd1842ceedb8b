/** A part of the page that the table of contents names. */
export interface Section {
  /** Of the element, for links to it. */
  readonly id: string;
  /** HTML of its heading. */
  readonly title: string;
  /** HTML of what stands below the heading; a section without any is left out. */
  readonly content: string;
  /** Begins on a page of its own in print. */
  readonly ownPage?: true;
  /** A class of its own for the style sheet. */
  readonly className?: string;
  /** Stands one step in from the others in the table of contents. */
  readonly isPart?: true;
}

/** The sections that have something to say, each with its heading. */
export function sectionsHtml(sections: readonly Section[]): string {
  return sections
    .map(({ id, title, content, ownPage, className }) => {
      const names = [ownPage ? 'own-page' : '', className ?? ''].filter((name) => name !== '');
      const classes = names.length === 0 ? '' : ` class="${names.join(' ')}"`;
      return `<section id="${id}"${classes} aria-labelledby="${id}-title">\n<h2 id="${id}-title">${title}</h2>\n${content}\n</section>`;
    })
    .join('\n');
}

/** Links to the sections. */
export function contentsHtml(sections: readonly Section[]): string {
  const items = sections.map(
    ({ id, title, isPart }) => `<li${isPart ? ' class="part"' : ''}><a href="#${id}">${title}</a></li>`,
  );
  return `<nav class="contents" aria-labelledby="contents-title">\n<h2 id="contents-title">Contents</h2>\n<ul>\n${items.join('\n')}\n</ul>\n</nav>`;
}
