#!/usr/bin/env python3
"""Derive names/organizations-companies-sp500.tsv from the S&P 500 list.

usage: make-companies.py SOURCEDIR [NAMESDIR]

SOURCEDIR holds sp500.csv (datahub.io, PDDL). Companies that the hand-written organizations-*.tsv files
of NAMESDIR (default: ../names next to this script) already list, as name or variant, are left out.
"""
import csv
import glob
import os
import re
import sys
import unicodedata

OUT = 'organizations-companies-sp500.tsv'
HEAD = ('# Companies of the S&P 500; derived from sp500.csv (datahub.io, PDDL-1.0) by '
        'sources/make-companies.py, short German news names added by hand; PDDL-1.0')

STATES = {'UK': 'GB', 'U.K.': 'GB', 'United Kingdom': 'GB', 'England': 'GB', 'Ireland': 'IE',
          'Republic of Ireland': 'IE', 'Switzerland': 'CH', 'Netherlands': 'NL', 'Bermuda': 'BM',
          'Singapore': 'SG', 'Canada': 'CA', 'Luxembourg': 'LU'}
SEATS = {'New York City': 'New York', 'San Jose': 'San José', 'Zurich': 'Zürich', 'Singapore': 'Singapur',
         'Geneva': 'Genf', 'Luxembourg': 'Luxemburg', 'Washington, D.C.': 'Washington',
         'St. Petersburg': 'Saint Petersburg', 'Miami-Dade County': 'Miami', 'Washington County': 'Beaverton'}

# name in the list -> name and variants as German news write them ('' drops the line)
NEWS = {
    'Abbott Laboratories': 'Abbott Laboratories|Abbott', 'Adobe': 'Adobe', 'Advanced Micro Devices': 'AMD|Advanced Micro Devices',
    'Alphabet': 'Alphabet|Alphabet Inc.', 'Amazon': 'Amazon|Amazon.com',
    'Amazon.com': 'Amazon|Amazon.com', 'American Express': 'American Express|Amex',
    'American International Group': 'AIG|American International Group', 'Aon': 'Aon|Aon plc',
    'Apollo Global Management': 'Apollo Global Management', 'Archer Daniels Midland': 'Archer Daniels Midland|ADM',
    'BNY Mellon': 'BNY Mellon|Bank of New York Mellon', 'Bank of America': 'Bank of America|BofA',
    'Berkshire Hathaway': 'Berkshire Hathaway', 'BlackRock': 'Blackrock|BlackRock', 'Block': 'Block Inc.',
    'Blackstone': 'Blackstone|Blackstone Inc.', 'Booking Holdings': 'Booking Holdings',
    'Bristol Myers Squibb': 'Bristol Myers Squibb|Bristol-Myers Squibb|Bristol-Myers', 'CME Group': 'CME Group',
    'CVS Health': 'CVS Health|CVS', 'Capital One': 'Capital One', 'Carnival': 'Carnival Corporation',
    'Carrier Global': 'Carrier Global|Carrier', 'Caterpillar': 'Caterpillar|Caterpillar Inc.',
    'Centene': 'Centene', 'Charles Schwab': 'Charles Schwab|Schwab', 'Charter Communications': 'Charter Communications',
    'Chevron': 'Chevron|ChevronTexaco', 'Chipotle Mexican Grill': 'Chipotle|Chipotle Mexican Grill',
    'Chubb Limited': 'Chubb', 'Cisco': 'Cisco|Cisco Systems', 'Citigroup': 'Citigroup|Citi',
    'Coca-Cola': 'Coca-Cola|Coca Cola', 'Coca-Cola Company': 'Coca-Cola|Coca Cola',
    'Colgate-Palmolive': 'Colgate-Palmolive|Colgate', 'ConocoPhillips': 'ConocoPhillips|Conoco-Phillips|Conocophillips',
    'Consolidated Edison': 'Consolidated Edison|Con Edison', 'CrowdStrike': 'Crowdstrike|CrowdStrike',
    'Deere': 'Deere & Company|Deere', 'Dell Technologies': 'Dell|Dell Technologies', 'Delta Air Lines': 'Delta Air Lines|Delta Airlines',
    'Domino\'s': 'Domino\'s|Domino\'s Pizza', 'DoorDash': 'Doordash|DoorDash', 'DuPont': 'Dupont|DuPont|Du Pont',
    'Dow': 'Dow Chemical|Dow Inc.', 'Eaton': 'Eaton', 'eBay': 'Ebay|eBay', 'Estée Lauder': 'Estée Lauder|Estee Lauder',
    'Expedia Group': 'Expedia|Expedia Group', 'ExxonMobil': 'ExxonMobil|Exxon Mobil|Exxonmobil|Exxon-Mobil',
    'FedEx': 'Fedex|FedEx|Federal Express', 'FedEx Freight': 'Fedex Freight|FedEx Freight', 'Ford': 'Ford|Ford Motor|Ford Motor Company',
    'Ford Motor': 'Ford|Ford Motor', 'Fox': 'Fox Corporation', 'Franklin Resources': 'Franklin Templeton|Franklin Resources',
    'Freeport-McMoRan': 'Freeport-McMoRan|Freeport-McMoran', 'GE Aerospace': 'General Electric|GE|GE Aerospace', 'GE HealthCare': 'GE Healthcare|GE HealthCare',
    'General Motors': 'General Motors|GM', 'Gilead Sciences': 'Gilead|Gilead Sciences', 'GoDaddy': 'Godaddy|GoDaddy',
    'Goldman Sachs': 'Goldman Sachs|Goldman', 'Hershey': 'Hershey|Hershey\'s', 'Hewlett Packard Enterprise': 'Hewlett Packard Enterprise|HPE',
    'HP': 'Hewlett-Packard|HP|HP Inc.|Hewlett Packard', 'Hilton Worldwide': 'Hilton|Hilton Worldwide|Hilton-Hotels', 'Home Depot': 'Home Depot',
    'Honeywell Technologies': 'Honeywell|Honeywell Technologies', 'Huntington Ingalls Industries': 'Huntington Ingalls|Huntington Ingalls Industries',
    'IBM': 'IBM|International Business Machines', 'Intercontinental Exchange': 'Intercontinental Exchange|ICE',
    'Jacobs Solutions': 'Jacobs Solutions|Jacobs Engineering', 'Johnson & Johnson': 'Johnson & Johnson|Johnson&Johnson|J&J',
    'Johnson Controls': 'Johnson Controls', 'JPMorgan Chase': 'JPMorgan Chase|JPMorgan|JP Morgan|J.P. Morgan|J. P. Morgan',
    'KKR': 'KKR|Kohlberg Kravis Roberts', 'KKR & Co.': 'KKR|Kohlberg Kravis Roberts|KKR & Co.', 'Kraft Heinz': 'Kraft Heinz|Kraft Foods',
    'L3Harris': 'L3Harris|L3Harris Technologies', 'Lilly': 'Eli Lilly', 'Eli Lilly': 'Eli Lilly', 'Linde plc': '',
    'Live Nation Entertainment': 'Live Nation|Live Nation Entertainment', 'Lockheed Martin': 'Lockheed Martin|Lockheed',
    'Marriott International': 'Marriott|Marriott International', 'Marsh McLennan': 'Marsh McLennan|Marsh & McLennan',
    'McDonald\'s': 'McDonald\'s|McDonald’s|McDonalds', 'Merck & Co.': 'Merck & Co.|MSD|Merck Sharp & Dohme|Merck & Co',
    'Meta Platforms': 'Meta|Meta Platforms', 'MetLife': 'Metlife|MetLife', 'Micron Technology': 'Micron|Micron Technology',
    'Mondelez International': 'Mondelez|Mondelez International|Mondelēz', 'Monster Beverage': 'Monster Beverage', 'Moody\'s': 'Moody\'s|Moody’s',
    'Nasdaq': 'Nasdaq', 'News Corp': 'News Corp|News Corporation', 'NextEra Energy': 'NextEra Energy|NextEra', 'Nike': 'Nike|Nike Inc.',
    'Northrop Grumman': 'Northrop Grumman|Northrop', 'Norwegian Cruise Line Holdings': 'Norwegian Cruise Line|Norwegian Cruise Line Holdings',
    'Nvidia': 'Nvidia|NVIDIA', 'Occidental Petroleum': 'Occidental Petroleum|Occidental', 'ON Semiconductor': 'ON Semiconductor|Onsemi',
    'Omnicom Group': 'Omnicom|Omnicom Group', 'Oracle': 'Oracle|Oracle Corporation', 'Otis Worldwide': 'Otis|Otis Worldwide',
    'Palantir Technologies': 'Palantir|Palantir Technologies', 'Paramount Skydance': '', 'PayPal': 'Paypal|PayPal', 'PepsiCo': 'Pepsico|PepsiCo|Pepsi',
    'Philip Morris International': 'Philip Morris|Philip Morris International', 'Procter & Gamble': 'Procter & Gamble|Procter&Gamble|P&G',
    'PG&E': 'PG&E|Pacific Gas and Electric', 'Progressive': 'Progressive Corporation', 'Qualcomm': 'Qualcomm', 'RTX': 'RTX|RTX Corporation|United Technologies',
    'Ralph Lauren': 'Ralph Lauren|Polo Ralph Lauren', 'Regeneron Pharmaceuticals': 'Regeneron|Regeneron Pharmaceuticals',
    'Robinhood Markets': 'Robinhood|Robinhood Markets', 'Royal Caribbean Group': 'Royal Caribbean|Royal Caribbean Group', 'S&P Global': 'S&P Global',
    'Schlumberger': 'Schlumberger|SLB', 'Seagate Technology': 'Seagate|Seagate Technology', 'Southwest Airlines': 'Southwest Airlines|Southwest',
    'State Street': 'State Street', 'TJX Companies': 'TJX|TJX Companies', 'T. Rowe Price': 'T. Rowe Price', 'Take-Two Interactive': 'Take-Two|Take-Two Interactive',
    'Target': 'Target', 'Tesla': 'Tesla|Tesla Inc.|Tesla Motors', 'Texas Instruments': 'Texas Instruments', 'Thermo Fisher Scientific': 'Thermo Fisher|Thermo Fisher Scientific',
    'Uber': 'Uber|Uber Technologies', 'United Airlines Holdings': 'United Airlines|United Airlines Holdings', 'United Parcel Service': 'UPS|United Parcel Service',
    'UnitedHealth Group': 'UnitedHealth|UnitedHealth Group|Unitedhealth', 'Valero Energy': 'Valero|Valero Energy', 'Verizon': 'Verizon|Verizon Communications',
    'Vertex Pharmaceuticals': 'Vertex|Vertex Pharmaceuticals', 'Walmart': 'Walmart|Wal-Mart', 'Walt Disney': 'Walt Disney|Disney|Walt Disney Company',
    'Walt Disney Company': 'Walt Disney|Disney|Walt Disney Company', 'Warner Bros. Discovery': 'Warner Bros. Discovery|Warner Bros Discovery',
    'Yum! Brands': 'Yum! Brands|Yum Brands', 'American Tower': 'American Tower', 'Cognizant': 'Cognizant', 'Supermicro': 'Super Micro Computer|Supermicro|Super Micro',
    'Host Hotels & Resorts': 'Host Hotels & Resorts', 'Mosaic': 'Mosaic Company', 'Cooper Companies': 'Cooper Companies', 'Hartford': 'The Hartford|Hartford Financial',
    'Travelers Companies': 'Travelers Companies|Travelers', 'Trade Desk': 'The Trade Desk|Trade Desk', 'Williams Companies': 'Williams Companies',
    'Estée Lauder Companies': 'Estée Lauder|Estee Lauder', 'Hershey Company': 'Hershey|Hershey\'s', 'Southern Company': 'Southern Company',
    'Fidelity National Information Services': 'FIS|Fidelity National Information Services', 'International Flavors & Fragrances': 'IFF|International Flavors & Fragrances',
    'Akamai Technologies': 'Akamai|Akamai Technologies', 'Arista Networks': 'Arista Networks|Arista', 'Huntington Bancshares': 'Huntington Bancshares',
    'Nucor': 'Nucor', 'Kroger': 'Kroger', 'Lululemon Athletica': '', 'Brown–Forman': 'Brown-Forman|Brown–Forman',
}
# bare names that are also everyday German words, places or something better known: keep the full name, mark or avoid them
COMMON = {'Visa', 'Target', 'Meta', 'Waters', 'Corning', 'Vertex', 'Otis', 'Workday', 'Intuit', 'Alphabet', 'Xylem'}
# keep the legal form: the short form is a common word, a surname, a place, or nothing but letters
KEEP = {'Ball Corporation', 'Dover Corporation', 'Everest Group', 'Edison International', 'Target Corporation', 'AES Corporation',
        'APA Corporation', 'CSX Corporation', 'EQT Corporation', 'IDEX Corporation', 'PTC Inc.', 'F5, Inc.', 'NVR, Inc.', 'UDR, Inc.',
        'BXP, Inc.', 'MSCI Inc.', 'Coherent Corp.', 'Rollins, Inc.', 'Tapestry, Inc.', 'Workday, Inc.', 'Trimble Inc.', 'Loews Corporation',
        'Albemarle Corporation', 'Insulet Corporation', 'CDW Corporation', 'KLA Corporation', 'PPL Corporation', 'Stryker Corporation',
        'Nordson Corporation', 'Vistra Corp.', 'Corning Inc.', 'Danaher Corporation', 'McKesson Corporation', 'Centene Corporation'}
ALONE = {'Target Corporation': 'Target', 'Corning Inc.': 'Corning', 'Danaher Corporation': 'Danaher', 'McKesson Corporation': 'McKesson',
         'MSCI Inc.': 'MSCI', 'Workday, Inc.': 'Workday', 'Stryker Corporation': 'Stryker', 'Centene Corporation': 'Centene',
         'Albemarle Corporation': 'Albemarle', 'KLA Corporation': 'KLA', 'Vistra Corp.': 'Vistra', 'AES Corporation': 'AES'}
LEGAL = re.compile(r',? (?:Inc\.?|Corp\.?|Corporation|Company|Co\.|plc|PLC|Ltd\.?|Limited|N\.V\.|SE|S\.A\.)$')
# full names that are places
AVOID = {'Hartford'}
BANKS = {'Bank of America', 'BNY Mellon', 'Capital One', 'Citigroup', 'Citizens Financial Group', 'Fifth Third Bancorp', 'Goldman Sachs',
         'Huntington Bancshares', 'JPMorgan Chase', 'KeyCorp', 'M&T Bank', 'Morgan Stanley', 'Northern Trust', 'PNC Financial Services',
         'Regions Financial', 'State Street', 'Truist Financial', 'U.S. Bancorp', 'Wells Fargo'}


def forms(security):
    """(name, variants) of one company as listed"""
    listed = re.sub(r' \((?:Class [A-Z]|The)\)$', '', security)
    m = re.match(r'^(\S+) \(([A-Z]\w+)\)$', listed)              # Lilly (Eli)
    if m:
        listed = f'{m[2]} {m[1]}'
    if listed in KEEP:
        name, full = ALONE.get(listed, listed.replace(',', '')), listed.replace(',', '')
    else:
        name, full = listed, listed
        while not name.startswith(('Merck & Co', 'KKR & Co')) and LEGAL.search(name):
            name = LEGAL.sub('', name)
        name = re.sub(r' &$', '', name)
        if len(name) < 2:
            name = full
    if listed in NEWS:
        key = listed
    else:
        key = name
    if key in NEWS:
        parts = NEWS[key].split('|')
        if not parts[0]:
            return None, []
        name, variants = parts[0], parts[1:]
    else:
        variants = []
    plain = full.replace(', Inc.', ' Inc.')
    if plain != name and plain not in variants and plain not in AVOID:
        variants.append(plain)
    for v in [name] + variants[:]:                               # curly and straight apostrophes
        for a, b in (('’', "'"), ("'", '’')):
            if a in v and v.replace(a, b) not in [name] + variants:
                variants.append(v.replace(a, b))
    return name, [v for v in variants if v != name]


def main():
    src = sys.argv[1]
    here = os.path.dirname(os.path.abspath(__file__))
    names_dir = sys.argv[2] if len(sys.argv) > 2 else os.path.join(here, '..', 'names')
    taken = set()
    for pattern in ('companies*', 'sport*', 'bands'):
        for path in glob.glob(os.path.join(names_dir, f'organizations-{pattern}.tsv')):
            if os.path.basename(path) == OUT:
                continue
            with open(path, encoding='utf8') as f:
                for line in f:
                    if line.strip() and not line.startswith('#'):
                        cols = line.rstrip('\n').split('\t')
                        taken.add(cols[0])
                        taken.update(v for v in cols[1].split('|') if v)
    rows = {}
    with open(os.path.join(src, 'sp500.csv'), encoding='utf8') as f:
        for r in csv.DictReader(f):
            name, variants = forms(unicodedata.normalize('NFC', r['Security'].strip()))
            if not name or name in taken or name in rows:
                continue
            place = re.sub(r'\[\d+\]', '', r['Headquarters Location']).split(';')[0].split(', ')
            seat = SEATS.get(place[0], place[0])
            state = STATES.get(place[-1], 'US')
            attr = [f"kind={'bank' if name in BANKS else 'company'}", f'state={state}']
            if seat != 'none':
                attr.append(f'seat={seat}')
            if name in COMMON:
                attr.append('common=1')
            rows[name] = (variants, ';'.join(attr))
    seen = set()
    with open(os.path.join(names_dir, OUT), 'w', encoding='utf8', newline='\n') as o:
        print(HEAD, file=o)
        for name in sorted(rows, key=str.encode):
            variants = []
            for v in rows[name][0]:
                if v not in taken and v not in rows and v not in seen:
                    seen.add(v)
                    variants.append(v)
            print(name, '|'.join(variants), rows[name][1], sep='\t', file=o)
    print(len(rows), 'companies', file=sys.stderr)


if __name__ == '__main__':
    main()
