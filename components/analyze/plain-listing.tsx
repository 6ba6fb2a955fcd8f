/** The text with line numbers to jump to, for a browser without JavaScript. */
export function PlainListing({ text }: { readonly text: string }) {
  return (
    <pre className="overflow-x-auto rounded-md border border-line bg-surface py-2 font-mono text-sm">
      {text.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
        <span key={index} id={`L${index + 1}`} className="block px-3 target:bg-accent-soft">
          <span className="mr-4 inline-block w-10 text-right text-faint">{index + 1}</span>
          {line}
        </span>
      ))}
    </pre>
  );
}
