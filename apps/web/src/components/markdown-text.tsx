import { Lexer, type Token, type Tokens } from 'marked';
import { createElement, Fragment, type ReactElement, type ReactNode, useMemo } from 'react';
import { imageSource, linkTarget } from './link-target.ts';
import styles from './markdown-text.module.css';

/** Text of this length is shown as it is: reading it as Markdown would hold up the page. */
const CHARACTERS_MAX = 500_000;

export function MarkdownText({ text }: { readonly text: string }): ReactElement {
  const tokens = useMemo(() => (text.length > CHARACTERS_MAX ? undefined : new Lexer().lex(text)), [text]);
  if (tokens === undefined) return <pre>{text}</pre>;
  return <div className={styles['markdown']}>{nodes(tokens)}</div>;
}

function nodes(tokens: readonly Token[] | undefined): ReactNode {
  // Tokens never change places: where they stand is what they are.
  return tokens?.map((token, at) => <Fragment key={at}>{node(token)}</Fragment>);
}

/** The kinds of tokens that are one element around others. */
const WRAPPERS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  strong: 'strong',
  em: 'em',
  del: 'del',
};

function node(token: Token): ReactNode {
  const inside = 'tokens' in token ? token.tokens : undefined;
  const wrapper = WRAPPERS[token.type];
  if (wrapper !== undefined) return createElement(wrapper, null, nodes(inside));
  switch (token.type) {
    case 'heading':
      // The page has its own first headings.
      return createElement(`h${Math.min(6, (token as Tokens.Heading).depth + 2)}`, null, nodes(inside));
    case 'list':
      return list(token as Tokens.List);
    case 'table':
      return <MarkdownTable table={token as Tokens.Table} />;
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{(token as Tokens.Code).text}</code>
        </pre>
      );
    case 'codespan':
      return <code>{(token as Tokens.Codespan).text}</code>;
    case 'link':
      return <MarkdownLink link={token as Tokens.Link} />;
    case 'image':
      return <MarkdownImage image={token as Tokens.Image} />;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'space':
    case 'def':
      return null;
    default:
      // Text, and HTML, which stays the text that it is.
      return inside === undefined ? ((token as Tokens.Text).text ?? token.raw) : nodes(inside);
  }
}

function list({ ordered, start, items }: Tokens.List): ReactElement {
  const children = items.map((item, at) => (
    <li key={at}>
      {item.task && <input type="checkbox" checked={item.checked ?? false} readOnly disabled />}
      {nodes(item.tokens)}
    </li>
  ));
  return ordered ? <ol start={start === '' ? 1 : start}>{children}</ol> : <ul>{children}</ul>;
}

function MarkdownTable({ table }: { table: Tokens.Table }): ReactElement {
  return (
    <div className={styles['table']} tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {table.header.map((cell, at) => (
              <th key={at} scope="col">
                {nodes(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{nodes(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MarkdownLink({ link }: { link: Tokens.Link }): ReactElement {
  const target = linkTarget(link.href);
  if (target === undefined) return <>{nodes(link.tokens)}</>;
  return (
    <a href={target} rel="noopener noreferrer nofollow" target="_blank" title={link.title ?? undefined}>
      {nodes(link.tokens)}
    </a>
  );
}

/** Pictures of this server are shown; one from elsewhere would tell its owner who reads, and becomes a link. */
function MarkdownImage({ image }: { image: Tokens.Image }): ReactElement {
  const source = imageSource(image.href);
  if (source !== undefined) return <img src={source} alt={image.text} />;
  const target = linkTarget(image.href);
  return target === undefined ? (
    <>{image.text}</>
  ) : (
    <a href={target} rel="noopener noreferrer nofollow" target="_blank">
      {image.text || target}
    </a>
  );
}
