package io.meterproof.quickstart.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.meterproof.bundle.verify.VerificationReport;
import io.meterproof.tlog.Hash;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;

/** A report as one line of JSON; 64-bit integers are strings. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Long.class, ToStringSerializer.instance)
                    .addSerializer(Long.TYPE, ToStringSerializer.instance)
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Hash.class, ToStringSerializer.instance));

    private ReportJson() {}

    static String of(Path file, VerificationReport report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", file.toString());
        fields.put("passed", report.passed());
        fields.put("steps", report.steps());
        report.findings().ifPresent(findings -> fields.put("findings", findings));
        report.fact().ifPresent(fact -> fields.put("fact", fact));
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
