package io.meterproof.quickstart.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.meterproof.formats.csv.ChargingSession;
import io.meterproof.formats.csv.ChargingSessionCsv;
import io.meterproof.formats.csv.MalformedCsvException;
import io.meterproof.quickstart.conformance.set.ConformanceSet;
import io.meterproof.quickstart.conformance.set.Report;
import io.meterproof.quickstart.conformance.set.Tally;
import io.meterproof.quickstart.conformance.set.VectorFiles;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Charging sessions at workplaces: sessions, energy and money of each user, whole and by kind of place. */
final class WorkplaceSet implements ConformanceSet {
    private static final int MILLI_DIGITS = 3;

    @Override
    public String name() {
        return "ev-workplace";
    }

    @Override
    public Report run(Path data) throws IOException {
        Tally tally = new Tally();
        Path set = data.resolve(name());
        Map<String, List<ChargingSession>> sessions = sessions(set);
        JsonNode expected = VectorFiles.json(set.resolve("expected_user_totals.json"));
        expected.fields().forEachRemaining(user -> {
            List<ChargingSession> own = sessions.remove(user.getKey());
            compare(user.getKey(), user.getValue(), own == null ? List.of() : own, tally);
        });
        sessions.keySet().forEach(user -> tally.compare(user, "no sessions", "sessions", "a user without totals"));
        return tally.report(name());
    }

    private static void compare(String user, JsonNode expected, List<ChargingSession> own, Tally tally) {
        tally.compare(user + " sessions", expected.path("sessions").asText(), Integer.toString(own.size()), "count");
        compare(user + " kWh", expected.path("kwh"), energy(own), tally);
        compare(
                user + " dollars",
                expected.path("dollars"),
                own.stream().map(ChargingSession::dollars).reduce(BigDecimal.ZERO, BigDecimal::add),
                tally);
        expected.path("kwh_by_facility_type")
                .fields()
                .forEachRemaining(kind -> compare(
                        user + " kWh at places of kind " + kind.getKey(),
                        kind.getValue(),
                        energy(own.stream()
                                .filter(session -> session.facilityType().equals(kind.getKey()))
                                .toList()),
                        tally));
    }

    private static void compare(String id, JsonNode expected, BigDecimal ours, Tally tally) {
        BigDecimal theirs = expected.decimalValue().stripTrailingZeros();
        tally.compare(id, theirs.toPlainString(), ours.stripTrailingZeros().toPlainString(), "sum over sessions");
    }

    private static BigDecimal energy(List<ChargingSession> sessions) {
        return BigDecimal.valueOf(
                sessions.stream().mapToLong(ChargingSession::wattHours).reduce(0, Math::addExact), MILLI_DIGITS);
    }

    private static Map<String, List<ChargingSession>> sessions(Path set) throws IOException {
        try (InputStream rows = VectorFiles.open(set.resolve("sessions.csv.gz"))) {
            return ChargingSessionCsv.read(rows)
                    .collect(Collectors.groupingBy(ChargingSession::userId, TreeMap::new, Collectors.toList()));
        } catch (MalformedCsvException e) {
            throw new IOException("sessions.csv.gz: " + e.getMessage(), e);
        }
    }
}
