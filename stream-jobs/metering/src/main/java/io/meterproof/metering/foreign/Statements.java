package io.meterproof.metering.foreign;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.signed.UserIdentification;
import io.meterproof.formats.sml.Edl40Data;
import io.meterproof.metering.charging.SessionFault;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the signed records of one transaction say of it together. */
final class Statements {
    /** The number alone, or behind the letter of OCMF's transactions. */
    private static final Pattern NUMBER = Pattern.compile("T?(\\d{1,18})");

    /** Nothing else that they sign binds an end to its begin: another session of the user would do as well. */
    private static final Set<SignedFormat> BOUND_BY_COUNT = EnumSet.of(SignedFormat.OCMF, SignedFormat.MENNEKES_EDL);

    private Statements() {}

    /**
     * Whether records belong together at all: one, or the begin of a transaction and its end.
     *
     * @throws MalformedSignedRecordException where they name no meter, are of several meters, users or transactions, or
     *     are not in the order of the meter's count
     */
    static void requireOneTransaction(List<SignedRecord> records) throws MalformedSignedRecordException {
        if (records.get(0).meterId().isEmpty()) {
            throw new MalformedSignedRecordException("the record names no meter");
        }
        boolean one = isOne(records, SignedRecord::meterId)
                && isOne(records, record -> record.user().map(UserIdentification::regardlessOfLevel))
                && isOne(records, SignedRecord::transaction);
        if (!one || !areIdentifiedOnce(records)) {
            throw new MalformedSignedRecordException("records of several transactions: send each by itself");
        }
        if (records.size() > 1 && !isBeginAndEnd(records)) {
            throw new MalformedSignedRecordException(
                    "several records that are not a begin and, counted later, its end");
        }
    }

    /** Mennekes signs when the user was identified: without it an end and the next begin would be a session. */
    private static boolean areIdentifiedOnce(List<SignedRecord> records) throws MalformedSignedRecordException {
        Set<Long> identified = new HashSet<>();
        for (SignedRecord each : records) {
            if (each.format() == SignedFormat.MENNEKES_EDL) {
                identified.add(Edl40Data.of(each.signed()).identified());
            }
        }
        return identified.size() <= 1;
    }

    /** Any other list of the same records would be another transaction, by whoever put it together. */
    private static boolean isBeginAndEnd(List<SignedRecord> records) {
        SignedRecord begin = records.get(0);
        SignedRecord end = records.get(1);
        return records.size() == 2
                && states(begin, TransactionPhase.BEGIN)
                && !states(begin, TransactionPhase.END)
                && states(end, TransactionPhase.END)
                && !states(end, TransactionPhase.BEGIN)
                && isFollowedBy(begin, end);
    }

    private static boolean isFollowedBy(SignedRecord begin, SignedRecord end) {
        OptionalLong first = count(begin);
        OptionalLong last = count(end);
        if (first.isEmpty() || last.isEmpty()) {
            return false;
        }
        long later = last.getAsLong() - first.getAsLong();
        return BOUND_BY_COUNT.contains(begin.format()) ? later == 1 : later > 0;
    }

    /** The number of the record, or of the begin, in the meter's count. */
    static long number(List<SignedRecord> records) throws BrokenSessionException {
        return count(records.get(0)).orElseThrow(() -> new BrokenSessionException(SessionFault.NO_NUMBER));
    }

    private static OptionalLong count(SignedRecord record) {
        Matcher number = NUMBER.matcher(record.pagination());
        return number.matches() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
    }

    /** Where a format has no id of transactions, the number of the record, or of the begin, is one. */
    static ChargingTransaction charging(List<SignedRecord> records) throws BrokenSessionException {
        SignedRecord first = records.get(0);
        String transaction = first.transaction().isEmpty() ? first.pagination() : first.transaction();
        String token = first.user()
                .filter(user -> user.assigned() && user.level().isAssignment())
                .map(UserIdentification::token)
                .orElse("");
        if (!RecordNames.isName(token) || !RecordNames.isName(transaction)) {
            throw new BrokenSessionException(SessionFault.NO_USER);
        }
        return new ChargingTransaction(RecordNames.identifier(transaction), RecordNames.identifier(token));
    }

    private static boolean isOne(List<SignedRecord> records, Function<SignedRecord, ?> property) {
        return records.stream().map(property).distinct().count() == 1;
    }

    private static boolean states(SignedRecord record, TransactionPhase phase) {
        return record.readings().stream().anyMatch(reading -> reading.phase() == phase);
    }
}
