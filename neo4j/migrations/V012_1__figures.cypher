// Totals become figures, as the data package has them from now on.
MATCH (total:PublishedTotal)-[published:PUBLISHED_BY]->(evaluation:Evaluation)
CREATE (total)-[describes:DESCRIBES]->(evaluation)
SET describes = properties(published), total:Figure, total.value = toFloat(total.value), total.outOf = toFloat(total.outOf)
REMOVE total:PublishedTotal
DELETE published;

// The rules, in words.
UNWIND [
  {
    id: 'commitments-evaluated', version: 1, subjects: ['Evaluation'],
    statement: 'Cuántos compromisos valora la evaluación.',
    inEnglish: 'How many commitments the evaluation appraises.'
  },
  {
    id: 'favourable-results', version: 1, subjects: ['Evaluation'], needsAttribute: true,
    statement: 'En cuántos compromisos el resultado del atributo es «Favorable», de cuantos tienen resultado. El resultado es el que dan las calificaciones de quienes revisan, y el impreso donde no se publicaron.',
    inEnglish: 'For how many commitments the result of the attribute is favourable, out of those that have a result. It is the result that reviewers’ ratings give, and the printed one where these were not published.'
  },
  {
    id: 'dimension-category', version: 1, subjects: ['Appraisal'],
    statement: 'De los resultados de los atributos de la dimensión: «Insuficiente» si lo es más de la parte que fija la rúbrica; si no, «Favorable» si lo es más de la parte que fija la rúbrica y los insuficientes no pasan de su máximo; si no, «Puede mejorar». En la rúbrica de 2020, la mitad, la mitad y uno: el documento no publica su regla, y ésta es nuestra.',
    inEnglish: 'Of the results of the dimension’s attributes: insufficient where more than the rubric’s share are; else favourable where more than the rubric’s share are and no more are insufficient than it allows; else can improve. In the rubric of 2020 half, half and one: the document does not publish its rule, and this one is ours.'
  },
  {
    id: 'sum-of-parts', version: 1, subjects: [], hasParts: true,
    statement: 'La suma de las cifras que son parte de ésta y cuentan en la misma unidad.',
    inEnglish: 'The sum of the figures that are part of this one and count in the same unit.'
  },
  {
    id: 'share-of-total', version: 1, subjects: [], hasParts: true,
    statement: 'La suma de las partes de esta cifra entre la cifra de la que es parte, por cien, redondeada a un entero.',
    inEnglish: 'The sum of this figure’s parts divided by the figure that it is a part of, times a hundred, rounded to a whole number.'
  },
  {
    id: 'commitments-of-plan', version: 1, subjects: ['Plan'],
    statement: 'Cuántos compromisos del plan hay en los datos.',
    inEnglish: 'How many commitments of the plan the data hold.'
  },
  {
    id: 'activities', version: 1, subjects: ['Plan', 'Commitment'],
    statement: 'Cuántas actividades del plan o del compromiso hay en los datos; ninguna no es cero, sino que faltan.',
    inEnglish: 'How many activities of the plan or commitment the data hold; none is not zero, but that they are missing.'
  },
  {
    id: 'indicators', version: 1, subjects: ['Plan', 'Commitment', 'Activity'],
    statement: 'Cuántos indicadores del plan, del compromiso o de la actividad, con los de sus actividades, hay en los datos; ninguno no es cero, sino que faltan.',
    inEnglish: 'How many indicators of the plan, commitment or activity, with those of its activities, the data hold; none is not zero, but that they are missing.'
  }
] AS given
MERGE (rule:FigureRule {id: given.id})
SET rule += given;
