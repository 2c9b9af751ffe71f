"use strict";
// Finds as the program does (its core/finding): how texts fold, how queries are read, what matches.
const Search = (() => {
  const LONGEST_QUERY = 200, SHORTEST_OPEN = 4, LONGEST_SPELLING = 6, MOST_SPELLINGS = 24, MOST_PARTS = 3;
  const UNSEEN = /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}]/u;
  // Without spaces between words, so that a word is found by its letters in a row.
  const UNPARTED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\u{20000}-\u{3ffff}]/u;
  const APOSTROPHES = "ʹʺʻʼʽʾʿˈˊˋ";
  const TYPED_AS = { đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ø: "o", ŧ: "t", þ: "th", æ: "ae", œ: "oe" };
  const QUOTES = /[“”„‟«»‹›″＂❝❞〝〞〟「」『』｢｣]/g, SINGLE = /[‘’‚‛❛❜＇`´]/g;
  const DASHES = /[‐‑‒–—―−⁃﹘﹣－⸺⸻]/g, QUOTED = /(?<![^\s-])'(?=[^\s\d'])([^"]*?)(?<=\S)'(?!\S)/g;

  // Marks that are ordered among others are no letters; vowels of some scripts are.
  const isMark = (part) => /\p{M}/u.test(part)
    && (part === "\u0345" || !`\u0345${part}`.normalize("NFD").startsWith("\u0345"));
  function asTyped(part) {
    const typed = TYPED_AS[part] || part;
    if (!/[\p{L}\p{N}\p{M}]/u.test(typed) || APOSTROPHES.includes(typed)) return UNSEEN.test(typed) ? "" : " ";
    return UNPARTED.test(typed) && !/\p{Nd}/u.test(typed) ? ` ${typed} ` : typed;
  }
  const known = new Map();
  function folded(letter) {
    if (!known.has(letter)) {
      const small = letter.normalize("NFKD").toLowerCase().toUpperCase().toLowerCase().normalize("NFKD");
      const parts = UNSEEN.test(letter) ? [] : [...small].filter((part) => !isMark(part));
      known.set(letter, parts.map(asTyped).join(""));
    }
    return known.get(letter);
  }
  const wordsOf = (text) => [...text].map(folded).join("").split(" ").filter(Boolean);

  // Each pair holds in both directions.
  function spellingsOf(pairs) {
    const found = new Map();
    for (const [one, other] of [...pairs, ...pairs.map(([one, other]) => [other, one])])
      found.set(one, [...(found.get(one) || []), other.split(" ")]);
    return found;
  }

  // Texts as one, with what is in no word between them: a phrase goes on in no other.
  const ready = (texts) => texts.map((text) => ` ${wordsOf(text).join(" ")} `).join("\n");

  function chunksOf(text) {
    const seen = [...text].slice(0, LONGEST_QUERY).filter((letter) => !UNSEEN.test(letter)).join("");
    const typed = seen.replace(QUOTES, '"').replace(DASHES, "-").replace(SINGLE, "'").replace(QUOTED, '"$1"');
    const chunks = [];
    for (const { index, 1: sign, 2: quoted, 3: closing, 4: plain } of typed.matchAll(/(-?)(?:"([^"]*)("?)|([^\s"]+))/g)) {
      const words = wordsOf(plain ?? quoted), isOut = Boolean(sign) && !/\S/.test(typed[index - 1] || "");
      if (words.length) chunks.push({ words, isPlain: plain !== undefined, isOpen: !closing, isOut });
    }
    return chunks;
  }

  const isWord = (word) => /^\p{L}+$/u.test(word);
  const isPart = (word, isLast) => word.length > 1 || (isLast && word === "s");
  function* others(words, spellings) {
    yield* spellings.get(words.join(" ")) || [];
    const isCut = words.length > 1 && words.length <= MOST_PARTS
      && words.every((word, place) => isWord(word) && isPart(word, place === words.length - 1));
    if (isCut) yield [words.join("")];
  }
  function respelled(words, spellings) {
    const ends = [[[]]];
    words.forEach((word, place) => {
      const found = ends[place].map((before) => [...before, word]);
      for (let first = Math.max(0, place + 1 - LONGEST_SPELLING); first <= place; first++)
        for (const other of others(words.slice(first, place + 1), spellings))
          found.push(...ends[first].map((before) => [...before, ...other]));
      ends.push(found.slice(0, MOST_SPELLINGS));
    });
    return ends[words.length];
  }
  function* cuts(word, count) {
    if (count === 1) {
      if (isPart(word, true)) yield [word];
      return;
    }
    for (let cut = 2; cut < word.length; cut++)
      for (const rest of cuts(word.slice(cut), count - 1)) yield [word.slice(0, cut), ...rest];
  }

  function termOf(chunks, number, spellings, occurs) {
    const chunk = chunks[number], mayJoin = (other) => other && other.isPlain && !other.isOut;
    let first = number, end = number + 1;
    if (mayJoin(chunk)) {
      while (mayJoin(chunks[first - 1])) first--;
      while (mayJoin(chunks[end])) end++;
    }
    const isOpen = chunk.isOpen && (chunk.words.length > 1 || number === chunks.length - 1
      || end - first === 1 || [...chunk.words[0]].length >= SHORTEST_OPEN);
    const spelled = respelled(chunk.words, spellings);
    const words = chunks.slice(first, end).flatMap((other) => other.words);
    const before = chunks.slice(first, number).flatMap((other) => other.words).length, after = before + chunk.words.length;
    for (let from = Math.max(0, before - LONGEST_SPELLING + 1); from < after; from++)
      for (let to = Math.max(from, before) + 1; to <= Math.min(words.length, from + LONGEST_SPELLING); to++)
        if (from < before || to > after)
          for (const other of others(words.slice(from, to), spellings))
            spelled.push([...words.slice(before, from), ...other, ...words.slice(to, after)]);
    const sought = spelled.slice(0, MOST_SPELLINGS).map((some) => ` ${some.join(" ")}${isOpen ? "" : " "}`);
    const [word] = chunk.words;
    if (chunk.isPlain && chunk.words.length === 1 && isWord(word))
      for (let count = 2; count <= MOST_PARTS; count++)
        for (const parts of cuts(word, count)) if (parts.every(occurs)) sought.push(` ${parts.join(" ")} `);
    return { sought, isOut: chunk.isOut };
  }

  const read = (text, spellings, occurs) => {
    const chunks = chunksOf(text);
    return chunks.map((_chunk, number) => termOf(chunks, number, spellings, occurs));
  };
  const holds = (ready, terms) => terms.every(({ sought, isOut }) => sought.some((one) => ready.includes(one)) !== isOut);
  return { spellingsOf, ready, read, holds };
})();
