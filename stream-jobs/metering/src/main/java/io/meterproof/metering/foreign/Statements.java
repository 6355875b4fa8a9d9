package io.meterproof.metering.foreign;

import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.signed.MalformedRecordException;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.signed.UserIdentification;
import io.meterproof.metering.charging.SessionFault;
import io.meterproof.metering.document.Texts;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the signed records of one transaction say of it together. */
final class Statements {
    /** The number alone, or behind the letter of OCMF's transactions. */
    private static final Pattern NUMBER = Pattern.compile("T?(\\d{1,18})");

    private Statements() {}

    /**
     * Whether records belong together at all.
     *
     * @throws MalformedRecordException where they name no meter, or are of several meters, users or transactions
     */
    static void requireOneTransaction(List<SignedRecord> records) throws MalformedRecordException {
        if (records.get(0).meterId().isEmpty()) {
            throw new MalformedRecordException("the record names no meter");
        }
        boolean one = isOne(records, SignedRecord::meterId)
                && isOne(records, record -> record.user().map(UserIdentification::regardlessOfLevel))
                && isOne(records, SignedRecord::transaction)
                && (records.size() == 1 || isNamed(records) || !isRepeated(records));
        if (!one) {
            throw new MalformedRecordException("records of several transactions: send each by itself");
        }
    }

    /** What has one id is of one transaction, however often it begins and ends. */
    private static boolean isNamed(List<SignedRecord> records) {
        return !records.get(0).transaction().isEmpty();
    }

    private static boolean isRepeated(List<SignedRecord> records) {
        return count(records, TransactionPhase.BEGIN) > 1 || count(records, TransactionPhase.END) > 1;
    }

    /** The number of the last record in the meter's count. */
    static long number(List<SignedRecord> records) throws BrokenSessionException {
        Matcher number = NUMBER.matcher(records.get(records.size() - 1).pagination());
        if (!number.matches()) {
            throw new BrokenSessionException(SessionFault.NO_NUMBER);
        }
        return Long.parseLong(number.group(1));
    }

    /** Where a format has no id of transactions, the record's number is one. */
    static ChargingTransaction charging(List<SignedRecord> records) throws BrokenSessionException {
        SignedRecord last = records.get(records.size() - 1);
        String transaction = last.transaction().isEmpty() ? last.pagination() : last.transaction();
        String token = last.user()
                .filter(UserIdentification::assigned)
                .map(UserIdentification::token)
                .orElse("");
        if (!Texts.isIdentifier(token) || !Texts.isIdentifier(transaction)) {
            throw new BrokenSessionException(SessionFault.NO_USER);
        }
        return new ChargingTransaction(transaction, token);
    }

    private static boolean isOne(List<SignedRecord> records, Function<SignedRecord, ?> property) {
        return records.stream().map(property).distinct().count() == 1;
    }

    private static long count(List<SignedRecord> records, TransactionPhase phase) {
        return records.stream()
                .flatMap(record -> record.readings().stream())
                .filter(reading -> reading.phase() == phase)
                .count();
    }
}
