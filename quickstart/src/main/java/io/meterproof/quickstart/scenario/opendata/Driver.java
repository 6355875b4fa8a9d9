package io.meterproof.quickstart.scenario.opendata;

import io.meterproof.formats.csv.ChargingSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user of charging stations, with the sessions in time order. */
record Driver(String user, List<ChargingSession> sessions) {
    /** Those with the most places first, then those with the most sessions. */
    private static final Comparator<Driver> WELL_TRAVELLED = Comparator.comparingLong(Driver::places)
            .thenComparing(driver -> driver.sessions().size())
            .reversed()
            .thenComparing(Driver::user);

    static List<Driver> of(List<ChargingSession> sessions) {
        Map<String, List<ChargingSession>> byUser = new LinkedHashMap<>();
        sessions.forEach(session -> byUser.computeIfAbsent(session.userId(), user -> new ArrayList<>())
                .add(session));
        return byUser.entrySet().stream()
                .map(entry -> new Driver(entry.getKey(), entry.getValue()))
                .sorted(WELL_TRAVELLED)
                .toList();
    }

    long places() {
        return sessions.stream().map(ChargingSession::locationId).distinct().count();
    }

    String token() {
        return "user-" + user;
    }
}
