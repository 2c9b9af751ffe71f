"""Words and numbers that look like dates and are none."""

NO_DATES_IN_ENGLISH = """
Article 12 may apply to both sides.
They may march on, and may 3 people come with them?
Article 12 May not be amended
Decision No. 2045/QD-TTg
Resolution 1325 of the Council
Resolution 2030 was adopted
US$2000 was paid
$1,995 and €2030
2000 USD and 1999 euros
2030 people took part
about 2000 people
About 1900 wells were dug
About 1900 of the wells are shut
Nearly 1900 old wells were dug
a plaque on the 125th anniversary
Both will celebrate the 50th anniversary of the republic
over 1995 of them
a growth of 2025%
call +856 20 2030 1234
tel. 1999-2030
aged 45 and 60
version 2025.1 of the program
paragraph 2020 and page 1987
ISO 8601 and RFC 2026
room 2010, flight 1999
the house has 1950 m²
a distance of 1975 km
2045 MW of power
built 2000 new homes
at 2030 hours
ratio 3/12 and 1/2
minute 12/2025
there were 1234 of them
it cost 2850 in all
s. 2010(3) of the Act
in the coming months and the last weeks
Laos's 3 and Hanoi's 12
score 12-10, sets 6-4
12.5 and 3.12
10:30 and 20:25
https://example.org/2025/12/03/story
file_2025.txt and img2025
the second half
a march on the capital
an august assembly
May I come in?
April Jones and June Carter met
first, second and third
Section 3 and clause 12
60 years of friendship
100 days
5 of 12
chapter 21, verse 12
Black Friday sales
the 12th Congress and the 48th Meeting
2000-page report
more than 1900
the 99 of them
population of 1990
in recent years, soon, in the near future
one of these days
model 1995-B
3 x 2000
1995 MHz
the number 2025
B-2025
12/13
Model 1940, named for its weight of 1940 grams
the herring fleet, 1600 of them
on the last day, the next day
"""

NO_DATES_IN_VIETNAMESE = """
Hai nước sẽ kỷ niệm 50 năm Quốc khánh
Điều 12 và khoản 3
Quyết định số 2045/QĐ-TTg
Nghị quyết 1325
Nghị định 12/2025/NĐ-CP
2000 người tham dự
2.000 đồng
1995 hộ gia đình
dài 1975 km
hơn 2000 học sinh
tăng 50%
điện thoại 2030 1234
tỷ lệ 3/12
năm người và ba tháng
12 tháng và 3 năm
ngày 10 tháng 3 âm lịch
lúc 20 giờ 25 phút
trang 1999
thứ ba, thứ nhất
trong thời gian tới
nhiều năm qua
"""
