"""What phrases mean: « » are the words that yield a date, and behind the arrow stand the dates.

A date is EDTF; `inferred` or `derived` where it is not stated; behind `?` what else it may be, or
nothing, where a person has to look. All are read in a document of Wednesday, 3 December 2025.
"""

ENGLISH = """
They met on «3 December 2025» in Vientiane. -> 2025-12-03
on «the 3rd of December, 2025» -> 2025-12-03
«December 3, 2025» -> 2025-12-03
«Dec. 3rd, 2025», at noon -> 2025-12-03
«3-Dec-2025» -> 2025-12-03
«Wednesday, 3 December 2025» -> 2025-12-03
«Tuesday, 3 December 2025» was wet -> 2025-12-03 ?
signed «2025-12-03» -> 2025-12-03
«2025/12/03» -> 2025-12-03
dated «3.12.2025» -> 2025-12-03
dated «31/12/2025» -> 2025-12-31
dated «12/31/2025» -> 2025-12-31
dated «3/12/2025» -> 2025-12-03 ? 2025-03-12
dated «03-12-2025» -> 2025-12-03 ? 2025-03-12
dated «5/5/2025» -> 2025-05-05
log «2025-12-03T14:30:00Z» -> 2025-12-03
«12 may 2025» -> 2025-05-12
«May 5, 2025» -> 2025-05-05
«29 February 2024» -> 2024-02-29
«15 March 44 BC» -> -0043-03-15
He came on «3 December» -> 2025-12-03 inferred
He came on «December 28» -> 2025-12-28 inferred
On «10 January» he will go -> 2026-01-10 inferred ? 2025-01-10
«May 5» was a holiday -> 2025-05-05 inferred ? 2026-05-05
On «5 December 2024» he came, «7 December» left -> 2024-12-05 ; 2024-12-07 inferred ? 2025-12-07
It was «5 December 2024». On «7 December» he left -> 2024-12-05 ; 2025-12-07 inferred ? 2024-12-07
It was «5 December 2025». On «7 December» he left -> 2025-12-05 ; 2025-12-07 inferred
«before June 2027». It meets on «11 January» -> [..2027-05] ; 2026-01-11 inferred ? 2027-01-11
at its next meeting on «10 January» -> 2026-01-10 inferred
at its next meeting on «1 December» -> 2026-12-01 inferred ? 2025-12-01
at its last meeting, on «20 December» -> 2024-12-20 inferred ? 2025-12-20
On «30 December 2025» he came, on «2 January» he left -> 2025-12-30 ; 2026-01-02 inferred
«Monday, 1 December» -> 2025-12-01 inferred
«From 1 to 3 December» he visited -> 2025-12-01/2025-12-03 inferred
«from December 1 to 2, 2025» -> 2025-12-01/2025-12-02
«1–3 December 2025» -> 2025-12-01/2025-12-03
«1-3 December 2025» -> 2025-12-01/2025-12-03
«December 1–3, 2025» -> 2025-12-01/2025-12-03
«1 and 2 December 2025» -> {2025-12-01,2025-12-02}
«1, 2 and 5 December 2025» -> {2025-12-01,2025-12-02,2025-12-05}
«1 or 2 December 2025» -> [2025-12-01,2025-12-02]
«between 1 and 3 December 2025» -> [2025-12-01..2025-12-03] ? 2025-12-01/2025-12-03
«from 30 November to 3 December 2025» -> 2025-11-30/2025-12-03
«30 November – 3 December 2025» -> 2025-11-30/2025-12-03
«from 28 December to 3 January 2026» -> 2025-12-28/2026-01-03
«from 28 December 2025 to 3 January» -> 2025-12-28/2026-01-03
«from 28 December 2025 to 3 January 2026» -> 2025-12-28/2026-01-03
in «December 2025» -> 2025-12
in «Dec. 2025» -> 2025-12
«December of 2025» -> 2025-12
«12/2025» -> 2025-12
«2025-12» -> 2025-12
«2011-12» -> 2011/2012 ? 2011-12
in «December» -> 2025-12 inferred
«December»'s meeting -> 2025-12 inferred
in «January» -> 2026-01 inferred ? 2025-01
in «May» -> 2025-05 inferred ? 2026-05
«since March 2024» -> 2024-03/..
«October–December 2025» -> 2025-10/2025-12
«from October to December 2025» -> 2025-10/2025-12
«from November to February 2026» -> 2025-11/2026-02
«between March and May 2025» -> [2025-03..2025-05] ? 2025-03/2025-05
«March and May 2025» -> {2025-03,2025-05}
«October 2024 to March 2025» -> 2024-10/2025-03
In «1986» the reforms began -> 1986
the «2026» Cooperation Plan -> 2026
Vision «2045» -> 2045
the «1982» Convention -> 1982
elected in «2021» and «2025» -> 2021 ; 2025
(«1975») -> 1975
in the year «2030» -> 2030
The year «1066» -> 1066
in «2000», homes were few -> 2000
the «2026–2030» period -> 2026/2030
«2026-2030» -> 2026/2030
«2026 – 2030» -> 2026/2030
the «2025/26» season -> 2025/2026
«1914–18» -> 1914/1918
«1914-1918» -> 1914/1918
«from 2021 to 2025» -> 2021/2025
«2021 to 2025» -> 2021/2025
planned «between 2027 and 2029» -> [2027..2029] ? 2027/2029
«between 1990 and 1995» -> [1990..1995] ? 1990/1995
«from about 1990 to 1995» -> 1990~/1995
«from 1975 to the present» -> 1975/..
in «the 1990s» -> 199X
«1980s» music -> 198X
«the 1900s» -> 19XX ? 190X
in «the '90s» -> 199X ?
«the early 1990s» -> 199X
«from the 1980s to the 2000s» -> 198X/20XX ? 198X/200X
in «the 20th century» -> 19XX
«the nineteenth century» -> 18XX
«the 18th and 19th centuries» -> 17XX/18XX
a «17th-century» map -> 16XX
«the 3rd century BC» -> -02XX
«the late 19th century» -> 18XX
«44 BC» -> -0043
«AD 79» -> 0079
«300–200 BC» -> -0299/-0199
in «500 BCE» -> -0499
in «summer 2026» -> 2026-22
in «the spring of 2024» -> 2024-21
«the winter of 2025–26» -> 2025-24
«the winter of 1961» -> [1960-24,1961-24] inferred ? 1961-24 1960-24
«winter 1961/62» -> 1961-24
«by the winter of 1961» -> [..1961-24] inferred ? [..1960-24]
«about the winter of 1961» -> [1960-24~,1961-24~] inferred ? 1961-24~ 1960-24~
the winters of «1961–1965» -> 1961/1965
«autumn 2025» -> 2025-23
«fall of 2025» -> 2025-23
«this summer» -> 2025-22 inferred
«last winter» -> 2024-24 inferred
«next spring» -> 2026-21 inferred
in «early 2026» -> 2026-37~
«mid-2026» -> 2026-38~
«late 2026» -> 2026-39~
at «the beginning of 2026» -> 2026-37~
«the end of 2026» -> 2026-39~
«mid-2024 to early 2026» -> 2024-38~/2026-37~
«early December 2025» -> 2025-12
«the end of December 2025» -> 2025-12
«early next year» -> 2026-37~ inferred
«by the end of 2026» -> [..2026]
«before the end of 2026» -> [..2026]
«by the end of this year» -> [..2025] inferred
«by early 2026» -> [..2026-37~]
«by 2030» -> [..2030]
«by the year 2030» -> [..2030]
«By 31 March 2026» -> [..2026-03-31]
«no later than 31 March 2026» -> [..2026-03-31]
«before 2020» -> [..2019]
«before 3 December 2025» -> [..2025-12-02]
«prior to March 2024» -> [..2024-02]
«pre-2020» prices -> [..2019]
«after 2020» -> [2021..]
«after 3 December 2025» -> [2025-12-04..]
«post-2015» -> [2016..]
«beyond 2030» -> [2031..]
«not before 2027» -> [2027..]
«2027 or later» -> [2027..]
«since 2010» -> 2010/..
«since the 1990s» -> 199X/..
«from 2026 onwards» -> 2026/..
«starting in 2026» -> 2026/..
growth «from 2026» -> 2026/.. ? 2026
«until 2030» -> ../2030
«until 3 December 2025» -> ../2025-12-03
«up to 2030» -> ../2030
«about 1990» -> 1990~
«around March 2024» -> 2024-03~
«c. 1850» -> 1850~
«circa 1850» -> 1850~
«perhaps in 1850» -> 1850?
«by about 2030» -> [..2030~]
«Q1 2026» -> 2026-33
«2026 Q1» -> 2026-33
in «Q3» -> 2025-35 inferred
«H2 2026» -> 2026-41
«the first half of 2026» -> 2026-40
«the second quarter of 2026» -> 2026-34
«the last quarter of 2025» -> 2025-36
«the first quarter of next year» -> 2026-33 inferred
«first nine months of 2025» -> 2025-01/2025-09
«the first half of the year» -> 2025-40 inferred ?
«fiscal year 2026» -> 2026 ?
«FY2025» -> 2025 ?
«yesterday» -> 2025-12-02 inferred
«Today», the two sides agreed -> 2025-12-03 inferred
«tomorrow» -> 2025-12-04 inferred
«the day before yesterday» -> 2025-12-01 inferred
«this morning» -> 2025-12-03 inferred
«yesterday afternoon» -> 2025-12-02 inferred
«last night» -> [2025-12-02..2025-12-03] inferred
«last year» -> 2024 inferred
«this year» -> 2025 inferred
«next month» -> 2026-01 inferred
«last week» -> [2025-11-24..2025-11-30] inferred
«this quarter» -> 2025-36 inferred
«this decade» -> 202X inferred
«last Friday» -> 2025-11-28 inferred
«next Tuesday» -> 2025-12-09 inferred
on «Tuesday» -> 2025-12-02 inferred ? 2025-12-09
on «Monday morning» -> 2025-12-01 inferred ? 2025-12-08
«last December» -> 2024-12 inferred
«next May» -> 2026-05 inferred
«this March» -> 2025-03 inferred
over «the past five years» -> 2020~/2025~ inferred
over «the next five years» -> 2025~/2030~ inferred
«the last 10 days» -> 2025-11-23~/2025-12-03~ inferred
«the past year» -> 2024~/2025~ inferred
«the past two decades» -> 200X~/202X~ inferred
over «the past century» -> 19XX~/20XX~ inferred
in «the last century» -> 19XX inferred
done by the works, «by 31 March 2026». -> [..2026-03-31]
Laos's «2025» plan -> 2025
«five years ago» -> 2020~ inferred
«a year ago» -> 2024 inferred
«three days ago» -> 2025-11-30 inferred
«more than 50 years ago» -> [..1975~] inferred
«in five years' time» -> 2030~ inferred
«within two years» -> [2025~..2027~] inferred
On «the afternoon of December 3», leaders met -> 2025-12-03 inferred
He came on «3 December 2025» and left «the following day» -> 2025-12-03 ; 2025-12-04 inferred
In «1975», «two years later» -> 1975 ; 1977~ inferred
signed «2 May 2024», ratified «the same year» -> 2024-05-02 ; 2024 inferred
the «50th anniversary» of the republic -> 1975 derived ?
the «105th birth anniversary» of the President -> 1920 derived ?
«by 2045», the «100th anniversary» of its founding -> [..2045] ; 1945 derived
In «2030», the «centenary» of the party -> 2030 ; 1930 derived
«This year» marks the «50th anniversary» of the republic -> 2025 inferred ; 1975 derived
In «2024» the Works celebrated its «50th anniversary» -> 2024 ; 1974 derived
Founded in «1905», it sang on the «25th anniversary» of its founding. -> 1905 ; 1930 derived
Opened in «1908», sold in «1912»: the «5th anniversary» of its opening -> 1908 ; 1912 ; 1913 derived
Founded on «9 June 1905». In «the following spring» pipes came. -> 1905-06-09 ; 1906-21 inferred
It was founded in «January 1905» and opened in «the following spring». -> 1905-01 ; 1905-21 inferred
Founded in «1905», it shut in «the following spring». -> 1905 ; 1906-21 inferred ? 1905-21
It opened on «9 June 1905», surveyed in «the previous autumn». -> 1905-06-09 ; 1904-23 inferred
It opened on «9 June 1905» and shut in «the following March». -> 1905-06-09 ; 1906-03 inferred
It opened on «9 June 1905», paid for «by the following March». -> 1905-06-09 ; [..1906-03] inferred
In «May 1931» it began; «the following year» it grew -> 1931-05 ; 1932 inferred
In «the spring of 1923» it began, and grew «early the following year» -> 1923-21 ; 1924-37~ inferred
«until 2011»; sold on «the last day of that year» -> ../2011 ; 2011-12-31 inferred
«the last day of 2011» -> 2011-12-31
On «3 March 1974» it began. On the last day they shook hands. -> 1974-03-03
On «3 March 1974» he came and left «the next day» -> 1974-03-03 ; 1974-03-04 inferred
On «3 March 1974» it shut. The 50th anniversary was «the year before». -> 1974-03-03 ; 1973 inferred
In «May 1931» it opened. Whoever let it go out in «December» was fined -> 1931-05 ; 1931-12 inferred
In «May 1931» it opened, «by the end of the following year» it paid -> 1931-05 ; [..1932] inferred
«By the end of the 1950s» it had 400 people -> [..1959]
«before the end of the 19th century» -> [..1899]
«until the end of the 1950s» -> ../1959
«By the end of 1959» -> [..1959]
In «the night of 11 to 12 January 1943» it burnt -> [1943-01-11..1943-01-12]
Every Monday «since 1980» it has been open -> 1980/..
«About 1900» the wells had become foul -> 1900~
«Around 1900» she was there -> 1900~
«Circa 1900» the wells were shut -> 1900~
«C. 1900» the wells were shut -> 1900~
«By about 1900» the wells were shut -> [..1900~]
In «about 1900» gas was laid on -> 1900~
«Early in 1900» the wells were shut -> 1900-37~
«Mid-1900» the wells were shut -> 1900-38~
«Late 1900» the wells were shut -> 1900-39~
«Before 1900» the wells were shut -> [..1899]
«After 1900» the wells were shut -> [1901..]
«Since 1900» the wells are shut -> 1900/..
«Until 1900» the wells were shut -> ../1900
«From 1900» the wells were shut -> 1900/.. ? 1900
«Between 1900 and 1905» wells were shut -> [1900..1905] ? 1900/1905
«Not later than 1900» the wells were shut -> [..1900]
«No earlier than 1900» the wells were shut -> [1900..]
«Pre-1900» wells -> [..1899]
«about 1932». Model 1940, which had nothing to do with that year, sold well -> 1932~
"""

VIETNAMESE = """
«ngày 3 tháng 12 năm 2025» -> 2025-12-03
«ngày 3 tháng 12, 2025» -> 2025-12-03
«3/12/2025» -> 2025-12-03
«ngày 03/12/2025» -> 2025-12-03
«3-12-2025» -> 2025-12-03
«03.12.2025» -> 2025-12-03
«mùng 2 tháng 9 năm 1945» -> 1945-09-02
«ngày 3 tháng 12» -> 2025-12-03 inferred
«ngày 3/12» -> 2025-12-03 inferred
«sáng 3/12» -> 2025-12-03 inferred
«chiều ngày 3/12/2025» -> 2025-12-03
«tối 2/12», tại Viêng Chăn -> 2025-12-02 inferred
phiên họp tiếp theo vào «ngày 1 tháng 12» -> 2026-12-01 inferred ? 2025-12-01
«từ ngày 1 đến ngày 3 tháng 12» -> 2025-12-01/2025-12-03 inferred
«từ ngày 1 đến ngày 3 tháng 12 năm 2025» -> 2025-12-01/2025-12-03
«từ ngày 1 đến 3/12/2025» -> 2025-12-01/2025-12-03
«ngày 1-3/12/2025» -> 2025-12-01/2025-12-03
trong hai «ngày 1 và 2/12» -> {2025-12-01,2025-12-02} inferred
«từ 30/11 đến 3/12/2025» -> 2025-11-30/2025-12-03
«từ ngày 28/12/2025 đến ngày 3/1/2026» -> 2025-12-28/2026-01-03
«tháng 12/2025» -> 2025-12
«tháng 12 năm 2025» -> 2025-12
«tháng 12-2025» -> 2025-12
«tháng mười hai năm 2025» -> 2025-12
«tháng năm năm 2025» -> 2025-05
trong «tháng 12» -> 2025-12 inferred
trong 9 tháng «năm 2025» -> 2025
«Sáng 2/12», kỷ niệm 2/9 («2/12/1975 - 2/12/2025») -> 2025-12-02 inferred ; 1975-12-02/2025-12-02
Nghị quyết số 59-NQ/TW «ngày 24/1/2025» -> 2025-01-24
«từ tháng 10 đến tháng 12 năm 2025» -> 2025-10/2025-12
«tháng 10 và tháng 12 năm 2025» -> {2025-10,2025-12}
«năm 2030» -> 2030
«Năm 938» -> 0938
Tầm nhìn «2045» -> 2045
giai đoạn «2026-2030» -> 2026/2030
nhiệm kỳ «2021–2026» -> 2021/2026
«từ năm 2021 đến năm 2025» -> 2021/2025
«đầu năm 2026» -> 2026-37~
«giữa năm 2026» -> 2026-38~
«cuối năm 2026» -> 2026-39~
«đầu tháng 12/2025» -> 2025-12
«cuối năm nay» -> 2025-39~ inferred
«đầu năm tới» -> 2026-37~ inferred
«trước cuối năm 2026» -> [..2026]
«quý I/2026» -> 2026-33
«quý 4 năm 2025» -> 2025-36
«quý IV-2025» -> 2025-36
«6 tháng đầu năm 2026» -> 2026-40
«sáu tháng cuối năm 2025» -> 2025-41
«9 tháng đầu năm 2025» -> 2025-01/2025-09
«nửa đầu năm 2026» -> 2026-40
«mùa thu năm 1945» -> 1945-23
«mùa xuân 1975» -> 1975-21
«thập niên 1990» -> 199X
«những năm 1990» -> 199X
«thập kỷ 90» -> 199X ?
«thế kỷ XX» -> 19XX
«thế kỷ 19» -> 18XX
«đầu thế kỷ XX» -> 19XX
«thế kỷ thứ 3 trước Công nguyên» -> -02XX
«năm 111 TCN» -> -0110
«trước năm 2030» -> [..2029]
«sau năm 1975» -> [1976..]
«đến năm 2030» -> [..2030] ? ../2030
«từ năm 2026» -> 2026/.. ? 2026
«kể từ năm 1986» -> 1986/..
«từ năm 1986 đến nay» -> 1986/..
«từ năm 2026 trở đi» -> 2026/..
«khoảng năm 1990» -> 1990~
«chậm nhất vào ngày 31/3/2026» -> [..2026-03-31]
«hôm qua» -> 2025-12-02 inferred
«hôm nay» -> 2025-12-03 inferred
«ngày mai» -> 2025-12-04 inferred
«sáng nay» -> 2025-12-03 inferred
«chiều qua» -> 2025-12-02 inferred
«năm ngoái» -> 2024 inferred
«năm nay» -> 2025 inferred
«sang năm» -> 2026 inferred
«tháng trước» -> 2025-11 inferred
«tuần tới» -> [2025-12-08..2025-12-14] inferred
«5 năm qua» -> 2020~/2025~ inferred
«mười năm tới» -> 2025~/2035~ inferred
«3 ngày trước» -> 2025-11-30 inferred
«cách đây 50 năm» -> 1975~ inferred
«hôm thứ Ba» -> 2025-12-02 inferred ? 2025-12-09
«kỷ niệm 50 năm» Quốc khánh -> 1975 derived ?
«Năm nay» «kỷ niệm 50 năm» Quốc khánh -> 2025 inferred ; 1975 derived
«Khoảng năm 1900» các giếng -> 1900~
«Trước năm 1900» -> [..1899]
«Đầu năm 1900» -> 1900-37~
«năm 1975», «hai năm sau đó» -> 1975 ; 1977~ inferred
"""
