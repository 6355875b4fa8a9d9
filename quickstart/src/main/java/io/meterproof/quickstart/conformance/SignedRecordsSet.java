package io.meterproof.quickstart.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.metering.charging.ChargingSessions;
import io.meterproof.metering.charging.SessionDecision;
import io.meterproof.metering.signature.EcPublicKey;
import io.meterproof.metering.signature.EcdsaVerifier;
import io.meterproof.metering.verdict.ForeignDecision;
import io.meterproof.metering.verdict.ForeignVerdicts;
import io.meterproof.metering.verdict.KeyAnswer;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.metering.verdict.VerdictPolicy;
import io.meterproof.quickstart.conformance.set.ConformanceSet;
import io.meterproof.quickstart.conformance.set.Report;
import io.meterproof.quickstart.conformance.set.Tally;
import io.meterproof.quickstart.conformance.set.VectorFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Signed records of the field with their keys and the verdicts of those who published them. A record agrees when every
 * provider gives the expected verdict. A record's {@code profile} names the leniency that its verdict takes.
 */
final class SignedRecordsSet implements ConformanceSet {
    /** Later than any reading: these records arrived whenever they did. */
    private static final Instant ARRIVAL = Instant.parse("9999-01-01T00:00:00Z");

    private static final Map<String, SignedFormat> FORMATS = Map.of(
            "OCMF", SignedFormat.OCMF,
            "PCDF", SignedFormat.PCDF,
            "ALFEN", SignedFormat.ALFEN,
            "SML", SignedFormat.SML_EDL40,
            "EDL_40_P", SignedFormat.SML_EDL40,
            "ISA_EDL_40_P", SignedFormat.ISA_EDL40,
            "SML_XML", SignedFormat.SML_XML,
            "EDL_40_SIG", SignedFormat.SML_XML,
            "EDL_MENNEKES", SignedFormat.MENNEKES_EDL);

    private static final Map<String, Set<Leniency>> PROFILES =
            Map.of("plain", Set.of(), "lenient-der", Set.of(Leniency.MISSING_DER_SIGN_BYTE));

    private final Map<String, EcdsaVerifier> verifiers =
            Providers.all().stream().collect(Collectors.toMap(Provider::getName, EcdsaVerifier::of));

    @Override
    public String name() {
        return "signed-records";
    }

    @Override
    public Report run(Path data) throws IOException {
        Tally tally = new Tally();
        for (Path file : VectorFiles.of(data.resolve(name()))) {
            for (JsonNode record : VectorFiles.jsonLines(file)) {
                if (record.path("expected").asText().equals("unknown")) {
                    tally.skip();
                } else {
                    tally.reading(record.path("id").asText(), () -> judge(record, tally));
                }
            }
        }
        return tally.report(name());
    }

    private void judge(JsonNode record, Tally tally) {
        String id = record.path("id").asText();
        String expected = record.path("expected").asText();
        SignedFormat format = FORMATS.get(record.path("format").asText());
        Set<Leniency> granted = PROFILES.get(record.path("profile").asText("plain"));
        if (format == null || granted == null) {
            tally.compare(id, expected, "nothing", "its format or its profile is not known");
            return;
        }
        Map<String, String> answers = new TreeMap<>();
        String reason = "";
        for (Map.Entry<String, EcdsaVerifier> verifier : verifiers.entrySet()) {
            ForeignDecision decision = decide(record, format, granted, verifier.getValue());
            answers.put(verifier.getKey(), answer(decision, judgesTransaction(record)));
            reason = decision.reason();
        }
        if (judgesTransaction(record)) {
            tally.remark(id, "is compared by its charging session: the set says that its verdict is the file's label");
        }
        tally.compare(id, expected, answers, reason);
    }

    private static ForeignDecision decide(
            JsonNode record, SignedFormat format, Set<Leniency> granted, EcdsaVerifier verifier) {
        return new ForeignVerdicts(verifier, VerdictPolicy.DEFAULT, granted)
                .decide(
                        format,
                        record.path("record").asText().getBytes(UTF_8),
                        ARRIVAL,
                        parsed -> keyOf(parsed, record.path("public_key").asText("")));
    }

    private static KeyAnswer keyOf(SignedRecord record, String text) {
        if (text.isBlank()) {
            return new KeyAnswer.Unknown();
        }
        try {
            return new KeyAnswer.Enrolled(
                    EcPublicKey.ofText(text, record.signature().curve()).subjectPublicKeyInfo());
        } catch (InvalidKeyException e) {
            return new KeyAnswer.NotValid(e.getMessage());
        }
    }

    /** Where the publisher's own label is all there is, it speaks of the transaction and not of the signature. */
    private static boolean judgesTransaction(JsonNode record) {
        return record.path("note").asText().contains("verdict taken from the context attribute");
    }

    private static String answer(ForeignDecision decision, boolean transaction) {
        if (!transaction || !decision.isAccepted()) {
            return word(decision.verdict());
        }
        List<SignedReading> readings = decision.records().stream()
                .flatMap(signed -> signed.readings().stream())
                .toList();
        boolean settles = !(ChargingSessions.DEFAULT.decide(readings) instanceof SessionDecision.Held);
        return settles ? "valid" : "invalid";
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> "valid";
            case MALFORMED -> "malformed";
            case UNKNOWN_METER -> "no_key";
            case KEY_NOT_VALID_AT, BAD_SIGNATURE -> "invalid";
            case NOT_BILLABLE -> "not_billable";
            default -> verdict.name();
        };
    }
}
