import { describe, expect, it } from 'vitest';
import { at, broken, filed, fold, type Input, on, seized } from './testing/given.ts';

const seizureId = 's-1';
const renewed = (day: string, until: string) =>
  on(day, 'seizure.renewed', { seizureId, until, instrument: '续1' });
const released = (day: string, id = seizureId, when = day) =>
  on(day, 'seizure.released', { seizureId: id, on: when, instrument: '解1', reason: '已履行' });
const promoted = (day: string, until: string, over: Partial<Input<'seizure.promoted'>> = {}) =>
  on(day, 'seizure.promoted', { seizureId, from: day, until, priorReleasedBy: '解0', ...over });
const stateOf = (events: Parameters<typeof fold>[0], today?: string) =>
  fold(events, today).seizures[seizureId];

describe('a seizure from draft to effect', () => {
  const found = on('2024-02-01', 'asset.found', { assetId: 'a-1', kind: 'deposit', name: '账户' });
  const drafted = on('2024-02-01', 'seizure.drafted', {
    seizureId,
    assetId: 'a-1',
    measure: 'freeze',
  });
  const ruled = on('2024-02-02', 'seizure.ruled', { seizureId, instrument: '裁1' });
  const served = (over: Partial<Input<'seizure.served'>> = {}) =>
    on('2024-02-03', 'seizure.served', {
      seizureId,
      servedAt: at('2024-02-03', 9),
      instrument: '协1',
      outcome: { kind: 'effective', from: '2024-02-03', until: '2025-02-02' },
      ...over,
    });

  it('is drafted, ruled, then effective when served', () => {
    const base = [filed(), found, drafted];
    expect(stateOf(base)?.state).toBe('drafted');
    expect(stateOf([...base, ruled])).toMatchObject({ state: 'ruled', instrument: '裁1' });
    expect(stateOf([...base, ruled, served()])).toMatchObject({
      state: 'effective',
      instrument: '协1',
      servedAt: at('2024-02-03', 9),
      from: '2024-02-03',
      until: '2025-02-02',
      rank: null,
    });
  });

  it('[S-1] [S-21] ids of seizures and assets are unique within the case', () => {
    const twice = on('2024-02-04', 'asset.found', { assetId: 'a-1', kind: 'ip', name: '商标' });
    expect(broken([filed(), found, twice, drafted])).toEqual(['S-21']);
    const again = on('2024-02-04', 'seizure.drafted', {
      seizureId,
      assetId: 'a-1',
      measure: 'freeze',
    });
    expect(broken([filed(), found, drafted, again])).toEqual(['S-1']);
  });

  it('[S-2] [S-4] [S-22] what it refers to must be there', () => {
    const state = fold([filed(), drafted, ruled]);
    expect(state.conflicts).toMatchObject([
      { rule: 'S-2', code: 'unknown_subject', path: '/body/assetId' },
      { rule: 'S-4', code: 'unknown_subject', path: '/body/seizureId' },
    ]);
    const owned = on('2024-02-01', 'asset.found', {
      assetId: 'a-2',
      kind: 'vehicle',
      name: '车',
      owner: 'stranger',
    });
    expect(fold([filed(), owned]).conflicts).toMatchObject([
      { rule: 'S-22', code: 'unknown_subject' },
    ]);
  });

  it('an id that is a word of JavaScript is an id like any other', () => {
    const odd = on('2024-02-02', 'seizure.ruled', { seizureId: 'constructor', instrument: '裁' });
    expect(broken([filed(), odd])).toEqual(['S-4']);
    const named = on('2024-02-01', 'asset.found', {
      assetId: 'toString',
      kind: 'ip',
      name: '商标',
    });
    expect(fold([filed(), named]).assets.toString).toMatchObject({ id: 'toString' });
  });

  it.each([
    ['deposit', 'seal'],
    ['deposit', 'distraint'],
    ['real_estate', 'freeze'],
    ['real_estate', 'distraint'],
    ['equity', 'seal'],
    ['vehicle', 'freeze'],
  ] as const)('[S-3] %s cannot be under %s', (kind, measure) => {
    expect(broken([filed(), ...seized('2024-02-01', '2025-01-31', { kind, measure })])).toContain(
      'S-3',
    );
  });

  it.each([
    ['deposit', 'freeze'],
    ['vehicle', 'seal'],
    ['vehicle', 'distraint'],
    ['real_estate', 'seal'],
    ['equity', 'freeze'],
    ['ip', 'freeze'],
  ] as const)('[S-3] %s may be under %s', (kind, measure) => {
    expect(broken([filed(), ...seized('2024-02-01', '2025-01-31', { kind, measure })])).toEqual([]);
  });

  it('[S-5] is ruled once', () => {
    expect(broken([filed(), found, drafted, ruled, { ...ruled, id: 'again' }])).toEqual(['S-5']);
  });

  it('[S-6] is served once, and only after the ruling', () => {
    expect(broken([filed(), found, drafted, served()])).toEqual(['S-6']);
    expect(broken([filed(), found, drafted, ruled, served(), served()])).toEqual(['S-6']);
  });

  it('[S-7] [S-23] service and evidence lie in the past', () => {
    const base = [filed(), found, drafted, ruled];
    expect(broken([...base, served({ servedAt: at('2024-02-03', 11) })])).toEqual(['S-7']);
    const photo = (hour: number) => ({ sha256: 'a'.repeat(64), takenAt: at('2024-02-03', hour) });
    expect(broken([...base, served({ evidence: [photo(9), photo(11)] })])).toEqual(['S-23']);
    expect(stateOf([...base, served({ evidence: [photo(9)] })])?.evidence).toBe(1);
  });

  it('[S-8] the term begins by the day after at the latest', () => {
    const base = [filed(), found, drafted, ruled];
    const term = (from: string) => ({ kind: 'effective', from, until: '2025-02-01' }) as const;
    expect(broken([...base, served({ outcome: term('2024-02-02') })])).toEqual([]);
    expect(broken([...base, served({ outcome: term('2024-02-04') })])).toEqual([]);
    expect(broken([...base, served({ outcome: term('2024-02-05') })])).toEqual(['S-8']);
  });

  it('[C-3] no new seizure on a case closed for good, but on a 终本 case', () => {
    const closed = (way: 'currentProcedureTerminated' | 'enforcementTerminated') =>
      on('2024-02-01', 'case.closed', { closedOn: '2024-02-01', way }, { hour: 1 });
    expect(broken([filed(), found, closed('enforcementTerminated'), drafted])).toEqual(['C-3']);
    expect(broken([filed(), found, closed('currentProcedureTerminated'), drafted])).toEqual([]);
  });
});

describe('terms', () => {
  it.each([
    ['deposit', 'freeze', '2025-02-01'],
    ['online_wallet', 'freeze', '2025-02-01'],
    ['vehicle', 'seal', '2026-02-01'],
    ['vessel', 'seal', '2026-02-01'],
    ['inventory', 'distraint', '2026-02-01'],
    ['equipment', 'seal', '2026-02-01'],
    ['real_estate', 'seal', '2027-02-01'],
    ['equity', 'freeze', '2027-02-01'],
    ['other', 'freeze', '2027-02-01'],
  ] as const)('[S-9] %s at most until a year, two or three later', (kind, measure, last) => {
    expect(broken([filed(), ...seized('2024-02-01', last, { kind, measure })])).toEqual([]);
    const day = String(Number(last.slice(8)) + 1).padStart(2, '0');
    const over = `${last.slice(0, 8)}${day}`;
    expect(broken([filed(), ...seized('2024-02-01', over, { kind, measure })])).toEqual(['S-9']);
  });

  it('[S-9] the table of its day applies: six months for a deposit frozen in 2014', () => {
    const old = filed('2014-03-01');
    const freeze = { kind: 'deposit', measure: 'freeze' } as const;
    expect(broken([old, ...seized('2014-03-02', '2014-09-02', freeze)])).toEqual([]);
    expect(broken([old, ...seized('2014-03-02', '2014-09-03', freeze)])).toEqual(['S-9']);
  });

  it('[S-10] the end is not before the beginning', () => {
    expect(broken([filed(), ...seized('2024-02-01', '2024-01-31')])).toEqual(['S-10']);
    expect(broken([filed(), ...seized('2024-02-01', '2024-02-01')])).toEqual([]);
  });

  it('lapses by the clock on the day after its last, and is extinguished', () => {
    const life = [filed(), ...seized('2024-02-01', '2024-06-30')];
    expect(stateOf(life, '2024-06-30')).toMatchObject({ state: 'effective', lapsedOn: null });
    const lapsed = fold(life, '2024-07-01');
    expect(lapsed.seizures['s-1']).toMatchObject({ state: 'lapsed', lapsedOn: '2024-07-01' });
    expect(lapsed.clockChangedOn).toBe('2024-07-01');
  });

  it('a term that had run out before it was recorded lapses at once', () => {
    const life = seized('2024-02-01', '2024-06-30').slice(0, 3);
    const late = on('2024-08-01', 'seizure.served', {
      seizureId,
      servedAt: at('2024-02-01'),
      instrument: '协1',
      outcome: { kind: 'effective', from: '2024-02-01', until: '2024-06-30' },
    });
    expect(stateOf([filed(), ...life, late], '2024-08-01')?.state).toBe('lapsed');
  });

  it('lapses while the asset is valued or auctioned, and while the disposal is suspended', () => {
    const life = [filed(), ...seized('2024-02-01', '2024-06-30')];
    const valuing = on('2024-03-01', 'appraisal.started', { seizureId, method: 'inquiry' });
    expect(stateOf([...life, valuing], '2024-07-01')?.state).toBe('lapsed');
    const suspended = on('2024-03-01', 'seizure.suspended', { seizureId, ground: '案外人异议' });
    expect(stateOf([...life, suspended], '2024-07-01')).toMatchObject({
      state: 'lapsed',
      suspended: false,
    });
  });
});

describe('renewal', () => {
  const life = [filed(), ...seized('2024-02-01', '2024-06-30')];

  it('moves the end and counts', () => {
    expect(stateOf([...life, renewed('2024-06-30', '2027-06-30')])).toMatchObject({
      state: 'effective',
      from: '2024-02-01',
      until: '2027-06-30',
      renewals: 1,
    });
  });

  it('[S-13] is refused once the seizure has lapsed, or before it is in force', () => {
    expect(broken([...life, renewed('2024-07-01', '2027-06-30')])).toEqual(['S-13']);
    const drafted = life.slice(0, 3);
    expect(broken([...drafted, renewed('2024-03-01', '2027-06-30')])).toEqual(['S-13']);
    expect(broken([...life, released('2024-03-01'), renewed('2024-03-02', '2027-01-01')])).toEqual([
      'S-13',
    ]);
  });

  it('[S-14] a queued seizure has no term to renew', () => {
    const queued = [filed(), ...seized('2024-02-01', '', { queued: 2 })];
    expect(broken([...queued, renewed('2024-03-01', '2027-01-01')])).toEqual(['S-14']);
  });

  it('[S-15] ends later than before', () => {
    expect(broken([...life, renewed('2024-03-01', '2024-06-30')])).toEqual(['S-15']);
  });

  it('[S-16] is at most as long as the longest term of its kind', () => {
    expect(broken([...life, renewed('2024-03-01', '2027-07-01')])).toEqual(['S-16']);
    expect(broken([...life, renewed('2024-03-01', '2027-06-30')])).toEqual([]);
  });

  it('goes on during the auction', () => {
    const valuing = on('2024-03-01', 'appraisal.started', { seizureId, method: 'inquiry' });
    expect(
      stateOf([...life, valuing, renewed('2024-06-01', '2025-06-30')], '2024-12-31'),
    ).toMatchObject({
      state: 'valuing',
      until: '2025-06-30',
    });
  });
});

describe('the queue', () => {
  const queued = [filed(), ...seized('2024-02-01', '', { queued: 2 })];

  it('a queued seizure never lapses, and takes effect when the prior one is lifted', () => {
    expect(stateOf(queued, '2034-01-01')).toMatchObject({ state: 'queued', rank: 2, until: null });
    expect(stateOf([...queued, promoted('2024-05-01', '2027-04-30')])).toMatchObject({
      state: 'effective',
      from: '2024-05-01',
      until: '2027-04-30',
      promotedOn: '2024-05-01',
      rank: null,
    });
  });

  it('[S-11] only a queued one is promoted', () => {
    const effective = [filed(), ...seized('2024-02-01', '2027-01-31')];
    expect(broken([...effective, promoted('2024-05-01', '2027-04-30')])).toEqual(['S-11']);
  });

  it('[S-8] [S-9] [S-10] the new term starts now and has the same bounds', () => {
    const late = { from: '2024-05-03' };
    expect(broken([...queued, promoted('2024-05-01', '2027-04-30', late)])).toEqual(['S-8']);
    const early = { from: '2024-01-31' };
    expect(broken([...queued, promoted('2024-05-01', '2026-04-30', early)])).toEqual(['S-8']);
    expect(broken([...queued, promoted('2024-05-01', '2027-05-02')])).toEqual(['S-9']);
    expect(broken([...queued, promoted('2024-05-01', '2024-04-30')])).toEqual(['S-10']);
  });

  const second = [
    on('2024-02-02', 'seizure.drafted', { seizureId: 's-2', assetId: 'a-1', measure: 'seal' }),
    on('2024-02-03', 'seizure.ruled', { seizureId: 's-2', instrument: '裁2' }),
  ];
  const serveSecond = (outcome: Input<'seizure.served'>['outcome']) =>
    on('2024-02-04', 'seizure.served', {
      seizureId: 's-2',
      servedAt: at('2024-02-04', 9),
      instrument: '协2',
      outcome,
    });

  it('[S-12] by registered order: not past one that is ahead', () => {
    const ahead = [...queued, ...second, serveSecond({ kind: 'queued', rank: 1 })];
    expect(broken([...ahead, promoted('2024-05-01', '2027-04-30')])).toEqual(['S-12']);
    const gone = [...ahead, released('2024-04-01', 's-2')];
    expect(broken([...gone, promoted('2024-05-01', '2027-04-30')])).toEqual([]);
  });

  it('[S-12] not while another seizure of the asset holds it', () => {
    const held = serveSecond({ kind: 'effective', from: '2024-02-04', until: '2024-08-01' });
    const life = [...queued, ...second, held];
    expect(broken([...life, promoted('2024-05-01', '2027-04-30')])).toEqual(['S-12']);
    expect(broken([...life, promoted('2024-09-01', '2027-04-30')])).toEqual([]);
  });
});

describe('release and suspension', () => {
  const life = [filed(), ...seized('2024-02-01', '2024-06-30')];
  const suspended = on('2024-03-01', 'seizure.suspended', { seizureId, ground: '案外人异议' });
  const continued = on('2024-04-01', 'seizure.continued', { seizureId });

  it('is released from draft, queue and force', () => {
    expect(stateOf([...life, released('2024-03-01')])?.state).toBe('released');
    expect(stateOf([...life.slice(0, 3), released('2024-03-01')])?.state).toBe('released');
    const queued = [filed(), ...seized('2024-02-01', '', { queued: 1 })];
    expect(stateOf([...queued, released('2024-03-01')])?.state).toBe('released');
  });

  it('[S-17] is not released twice, nor after it lapsed', () => {
    expect(broken([...life, released('2024-03-01'), released('2024-03-02')])).toEqual(['S-17']);
    expect(broken([...life, released('2024-07-01')])).toEqual(['S-17']);
  });

  it('[S-18] the day lies between the beginning and now', () => {
    expect(broken([...life, released('2024-03-01', seizureId, '2024-03-02')])).toEqual(['S-18']);
    expect(broken([...life, released('2024-03-01', seizureId, '2024-01-31')])).toEqual(['S-18']);
  });

  it('[S-19] [S-20] suspended and continued in turn', () => {
    expect(stateOf([...life, suspended], '2024-03-02')?.suspended).toBe(true);
    expect(stateOf([...life, suspended, continued], '2024-04-02')?.suspended).toBe(false);
    expect(broken([...life, continued])).toEqual(['S-20']);
    expect(broken([...life, suspended, { ...suspended, id: 'again' }])).toEqual(['S-19']);
    expect(broken([...life, released('2024-02-20'), suspended])).toEqual(['S-19']);
  });
});
