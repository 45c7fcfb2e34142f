import Search from '@mui/icons-material/Search';
import { InputBase } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Helped } from '../parts/help/Helped.js';
import { useKeys } from '../keys/keys.js';

/** Search over everything, reached by `/`: numbers, names, telephone numbers, words. */
export function SearchBox() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  useKeys({ '/': { label: 'frame.search', run: () => input.current?.focus() } });
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void navigate(`/search?q=${encodeURIComponent(text.trim())}`);
      }}
    >
      <Helped of="frame.search" quiet>
        {(described) => (
          <InputBase
            inputRef={input}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') input.current?.blur();
            }}
            placeholder={translate('frame.search_hint')}
            inputProps={{ ...described, 'aria-label': translate('frame.search'), type: 'search' }}
            startAdornment={
              // Over the field, so that the whole of it takes a tap.
              <Search
                sx={{
                  position: 'absolute',
                  left: 8,
                  fontSize: 18,
                  color: 'text.secondary',
                  pointerEvents: 'none',
                }}
              />
            }
            sx={{
              position: 'relative',
              '& input': { pl: 4, pr: 1 },
              // On a phone the page's title needs the room until something is sought: the sign alone stands for it.
              width: { xs: 36, md: 320 },
              '&:focus-within': { width: { xs: 180, md: 320 } },
              border: 1,
              borderColor: 'divider',
              borderRadius: 1,
              bgcolor: 'background.paper',
              fontSize: 13,
            }}
          />
        )}
      </Helped>
    </form>
  );
}
