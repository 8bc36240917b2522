El Ministerio de Sanidad anuncia una nueva campaña de vacunación
Madrid, 2 de octubre.
La campaña empezará el lunes 16 de octubre en todos los centros de salud.
Se han comprado 8,5 millones de dosis.
Podrán vacunarse las personas mayores de 60 años, el personal sanitario y quienes padezcan enfermedades crónicas.
La ministra recordó que la vacuna es gratuita.
«Nadie debe pagar por ella», dijo.
El año pasado se vacunó el 67 % de los mayores.
