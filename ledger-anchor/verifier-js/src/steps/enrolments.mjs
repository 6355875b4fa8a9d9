/** What enrolments say of their meters and keys is checked as they are read; here stands how many there are. */
export function enrolments({ bundle }) {
  const count = bundle.documents.filter(({ type }) => type === "meter-enrolment").length;
  return `${count} meter key(s): possession proven, vouched for, approved by two operators`;
}
