import { Box, Button, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Helped } from '../../parts/help/Helped.js';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { standardServices, type ListedService } from '../../../domain/audit/standard-services.js';
import { bodies, keyOf, type PlanForm } from './plan-order.js';

interface Props {
  readonly form: PlanForm;
  readonly change: (of: Partial<PlanForm>) => void;
}

/** Which services are looked at, how much each weighs; in which languages, by which channels. */
export function Perimeter({ form, change }: Props) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-labelledby="perimeter" sx={{ display: 'grid', gap: 2 }}>
      <Typography component="h2" variant="h6" id="perimeter">
        {translate('audits.new.perimeter')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
        }}
      >
        <HelpedField
          of="audits.new.languages"
          value={form.languages}
          onChange={(event) => change({ languages: event.target.value })}
        />
        {(['phone', 'voip'] as const).map((channel) => (
          <HelpedField
            key={channel}
            type="number"
            of="audits.new.weight_of"
            label={translate('audits.new.weight_of', { name: translate(`audits.channel.${channel}`) })}
            value={form[channel]}
            onChange={(event) => change({ [channel]: Number(event.target.value) })}
            slotProps={{ htmlInput: { min: 0 } }}
          />
        ))}
      </Box>
      {bodies.map((body) => (
        <Services key={body} {...{ body, form, change }} />
      ))}
    </Box>
  );
}

function Services({ body, form, change }: Props & { readonly body: string }) {
  const translate = useTranslate();
  const services = standardServices.filter((each) => each.body === body);
  const all = () => {
    const chosen = Object.fromEntries(services.map((each) => [keyOf(each), form.chosen[keyOf(each)] ?? 1]));
    change({ chosen: { ...form.chosen, ...chosen } });
  };
  const count = services.filter((each) => form.chosen[keyOf(each)] !== undefined).length;
  return (
    <Box component="fieldset" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, m: 0, p: 2 }}>
      <Typography component="legend" variant="subtitle1" sx={{ px: 1 }}>
        {body} · {translate('audits.new.chosen', { n: count, of: services.length })}
      </Typography>
      <Button onClick={all} aria-label={`${body}: ${translate('audits.new.all')}`}>
        {translate('audits.new.all')}
      </Button>
      <Helped of="audits.new.service" quiet>
        {(described) => (
          <Box
            sx={{
              display: 'grid',
              columnGap: 3,
              gridTemplateColumns: 'repeat(auto-fill, minmax(min(360px, 100%), 1fr))',
            }}
          >
            {services.map((each) => (
              <Service key={keyOf(each)} {...{ each, form, change, described }} />
            ))}
          </Box>
        )}
      </Helped>
    </Box>
  );
}

interface ServiceProps extends Props {
  readonly each: ListedService;
  readonly described: { readonly 'aria-describedby': string };
}

function Service({ each, form, change, described }: ServiceProps) {
  const translate = useTranslate();
  const key = keyOf(each);
  const weight = form.chosen[key];
  const set = (to: number | null) => {
    const others = Object.entries(form.chosen).filter(([of]) => of !== key);
    change({ chosen: Object.fromEntries([...others, ...(to === null ? [] : [[key, to] as const])]) });
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <FormControlLabel
        sx={{ flexGrow: 1 }}
        label={each.title}
        control={
          <Checkbox
            checked={weight !== undefined}
            onChange={(event) => set(event.target.checked ? 1 : null)}
            slotProps={{ input: described }}
          />
        }
      />
      {weight === undefined ? null : (
        <HelpedField
          of="audits.new.weight_of"
          label={null}
          quiet
          type="number"
          size="small"
          value={weight}
          onChange={(event) => set(Math.max(1, Number(event.target.value)))}
          slotProps={{
            htmlInput: { min: 1, 'aria-label': translate('audits.new.weight_of', { name: each.title }) },
          }}
          sx={{ width: 80 }}
        />
      )}
    </Box>
  );
}
