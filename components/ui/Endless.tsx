import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './pieces';

interface Props {
  readonly label: string;
  readonly onMore: () => void;
}

/** Loads the next page when it comes into sight; a button for those who do not scroll. */
export function Endless({ label, onMore }: Props): JSX.Element {
  const mark = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    if (mark.current === null) return undefined;
    const seen = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) more.current();
    }, { rootMargin: '400px' });
    seen.observe(mark.current);
    return () => seen.disconnect();
  }, []);
  return (
    <div class="endless" ref={mark}>
      <Button look="plain" onPress={onMore}>
        {label}
      </Button>
    </div>
  );
}
