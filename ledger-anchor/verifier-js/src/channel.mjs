/** A register of a meter, by which sequence numbers count. */
export const channelOf = ({ meter, obis }) => `${meter} ${obis}`;

/** Whether a block has quantities of intervals. */
export const isMeasured = ({ kind, mode }) => kind !== "charging" && mode === "interval";
