package io.meterproof.formats.ocmf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.BillingObstacle;
import io.meterproof.formats.signed.IdentificationLevel;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.MeterIdentity;
import io.meterproof.formats.signed.RecordLimits;
import io.meterproof.formats.signed.RecordParser;
import io.meterproof.formats.signed.RecordText;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.UserIdentification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code OCMF|<payload>|<signature>}: OCMF 1.4, "Sections". The payload's bytes are never written anew. Several stand one
 * below the other: the begin of a transaction and its end may be two.
 */
public final class OcmfParser implements RecordParser {
    private static final String HEADER = "OCMF";
    private static final char SEPARATOR = '|';
    private static final Pattern NEXT = Pattern.compile("\\r?\\n(?=OCMF\\|)");

    @Override
    public List<SignedRecord> parse(byte[] bytes) throws MalformedSignedRecordException {
        String[] texts = NEXT.split(RecordText.decode(bytes), -1);
        if (texts.length > RecordLimits.MAX_RECORDS) {
            throw new MalformedSignedRecordException(texts.length + " records");
        }
        List<SignedRecord> records = new ArrayList<>();
        for (String text : texts) {
            records.add(record(text));
        }
        return records;
    }

    private static SignedRecord record(String text) throws MalformedSignedRecordException {
        int first = text.indexOf(SEPARATOR);
        int second = text.indexOf(SEPARATOR, first + 1);
        if (first != HEADER.length() || !text.startsWith(HEADER) || second < 0) {
            throw new MalformedSignedRecordException("not OCMF|payload|signature");
        }
        if (text.indexOf(SEPARATOR, second + 1) >= 0) {
            throw new MalformedSignedRecordException("more than three sections");
        }
        String payload = text.substring(first + 1, second);
        return record(payload, JsonSection.parse(payload), JsonSection.parse(text.substring(second + 1)));
    }

    private static SignedRecord record(String signed, JsonSection payload, JsonSection signature)
            throws MalformedSignedRecordException {
        return new SignedRecord(
                SignedFormat.OCMF,
                signed.getBytes(UTF_8),
                OcmfSignature.of(signature),
                Optional.empty(),
                new MeterIdentity(
                        payload.filled("MV"), payload.filled("MS"), payload.filled("GS"), payload.filled("CI")),
                payload.filled("PG").orElse(""),
                "",
                OcmfReadings.of(payload.readings()),
                user(payload),
                obstacle(payload));
    }

    private static Optional<UserIdentification> user(JsonSection payload) throws MalformedSignedRecordException {
        Optional<String> status = payload.text("IS");
        if (status.isEmpty()) {
            return Optional.empty();
        }
        boolean assigned =
                switch (status.get()) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new MalformedSignedRecordException("IS is not a boolean");
                };
        return Optional.of(new UserIdentification(
                assigned,
                payload.text("IT").orElse(""),
                payload.text("ID").orElse(""),
                level(payload.text("IL").orElse(""))));
    }

    private static IdentificationLevel level(String name) {
        return Arrays.stream(IdentificationLevel.values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElse(IdentificationLevel.NOT_STATED);
    }

    private static Optional<BillingObstacle> obstacle(JsonSection payload) throws MalformedSignedRecordException {
        Optional<String> version = payload.text("FV");
        return version.isEmpty() || OcmfVersion.parse(version.get()).isKnown()
                ? Optional.empty()
                : Optional.of(BillingObstacle.UNKNOWN_VERSION);
    }
}
