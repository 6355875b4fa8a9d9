package io.meterproof.formats.sml;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import java.util.Arrays;
import java.util.List;

/**
 * Which moments of a transaction the statements of EDL40 are of: a meter does not sign that. Two in one piece are its begin and
 * its end, as whoever put them together says; they are of one transaction if the customer was identified at the same time.
 */
final class EdlMoments {
    private static final int CUSTOMER = 169;
    private static final int CUSTOMER_END = 173;

    private EdlMoments() {}

    /** What a statement of so many is. */
    static TransactionPhase phase(int index, int count) {
        if (count == 1) {
            return TransactionPhase.NONE;
        }
        return index == 0 ? TransactionPhase.BEGIN : TransactionPhase.END;
    }

    /**
     * The statements of one transaction, or the only one.
     *
     * @throws MalformedSignedRecordException where they are of several, or more than two
     */
    static List<SignedRecord> ofOne(List<SignedRecord> records) throws MalformedSignedRecordException {
        byte[] first = customer(records.get(0));
        boolean one =
                records.size() <= 2 && records.stream().allMatch(record -> Arrays.equals(first, customer(record)));
        if (!one) {
            throw new MalformedSignedRecordException("statements of several transactions: send each by itself");
        }
        return records;
    }

    /** When the customer was identified, on the local clock. */
    private static byte[] customer(SignedRecord record) {
        return Arrays.copyOfRange(record.signed(), CUSTOMER, CUSTOMER_END);
    }
}
