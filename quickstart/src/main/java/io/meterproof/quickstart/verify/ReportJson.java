package io.meterproof.quickstart.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.meterproof.bundle.supersession.SupersessionReport;
import io.meterproof.bundle.verify.VerificationReport;
import io.meterproof.tlog.Hash;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

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
        return line(fields);
    }

    static String of(Path newer, SupersessionReport report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", newer.toString());
        fields.put("passed", report.passed());
        fields.put("steps", report.steps());
        report.supersession().ifPresent(supersession -> fields.put("supersession", supersession));
        return line(fields);
    }

    private static String line(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
