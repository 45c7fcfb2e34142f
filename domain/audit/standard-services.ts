/** The services of the sources' two bodies (A 1.1.2, 1.1.3), from which a perimeter is chosen. */

/** A service by body, with what people call it there. */
export interface ListedService {
  readonly body: string;
  readonly service: string;
  readonly title: string;
}

const inps: readonly (readonly [string, string])[] = [
  ['general_information', 'Servizio informativo generico'],
  ['documents_to_citizens', 'Invio documentazione ai cittadini'],
  ['documents_to_self_employed', 'Invio documentazione per lavoratori autonomi, agricoli, gestione separata'],
  ['housewives_enrolment', 'Iscrizione casalinghe'],
  ['application_state', 'Stato domanda'],
  ['pin', 'PIN'],
  ['correspondence', 'Visualizzazione corrispondenza INPS'],
  ['office_finder', 'Agenda sedi'],
  ['change_of_address', 'Variazione indirizzo di residenza'],
  ['appointments', 'Agenda appuntamenti'],
  ['absences', 'Comunicazione assenze'],
  ['work_vouchers', 'Buoni lavoro occasionale'],
  ['unemployment', 'Indennità di disoccupazione e mobilità'],
  ['contribution_corrections', 'Segnalazioni variazioni contributive (FASE)'],
  ['separate_management_enrolment', 'Iscrizione gestione separata'],
  ['domestic_workers', 'Iscrizione e variazione lavoratori domestici'],
  ['thermal_cures', 'Domanda di cure balneo termali'],
  ['family_allowance', 'Assegno per il nucleo familiare'],
  ['supplementary_allowance', 'Assegno integrativo'],
  ['pension_recalculation', 'Ricostituzioni'],
  ['pension_applications', 'Domande di pensione'],
  ['maternity_leave', 'Congedo di maternità'],
  ['sickness_certificates', 'Acquisizione certificati medici di malattia'],
  ['sickness_checks', 'Verifica attestati di malattia'],
  ['parental_leave', 'Congedo parentale'],
  ['medical_visits', 'Visite mediche di controllo'],
  ['family_benefits', 'Assegni familiari'],
  ['blood_donors', 'Donatori di sangue e midollo'],
  ['recall_and_rescue', 'Rimpatrio, richiamo alle armi e soccorso alpino'],
  ['marriage_leave', 'Assegni per congedo matrimoniale'],
  ['online_payment', 'Pagamento on line dei contributi'],
];

const inail: readonly (readonly [string, string])[] = [
  ['temporary_benefits', 'Prestazioni temporanee'],
  ['annuities', 'Rendite'],
  ['company_duties', 'Adempimenti a carico delle aziende'],
  ['durc', 'Documento unico di regolarità contributiva (DURC)'],
  ['prevention_incentives', 'Incentivi e finanziamenti per la prevenzione'],
  ['housewives_insurance', 'Assicurazione delle casalinghe'],
  ['sportass', 'Prestazioni ex SPORTASS'],
  ['office_search', 'Ricerca sedi'],
  ['appointments', 'Agenda appuntamenti'],
  ['pin2_recovery', 'Recupero PIN2'],
  ['change_of_address', 'Variazione indirizzo (casalinghe)'],
  ['safety_training', 'Percorsi formativi per RSPP e ASPP'],
  ['occasional_work_notice', 'Inserimento DNA lavoro accessorio'],
];

export const standardServices: readonly ListedService[] = [
  ...inps.map(([service, title]) => ({ body: 'INPS', service, title })),
  ...inail.map(([service, title]) => ({ body: 'INAIL', service, title })),
];
