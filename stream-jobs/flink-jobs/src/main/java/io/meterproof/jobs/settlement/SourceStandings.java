package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.health.AlertKind;
import io.meterproof.metering.health.Subject;
import io.meterproof.metering.health.SubjectKind;
import io.meterproof.metering.verdict.SourceStanding;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SourceAlert;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.Comparator;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which sources are in quarantine, by the alerts of the job that watches them. An alert may come twice: only one raised later than
 * the last changes anything. Alerts about keys and makers rest on what a forger can claim, and are for people.
 */
final class SourceStandings {
    static final MapStateDescriptor<String, SourceStanding> BROADCAST = new MapStateDescriptor<>(
            "source-standings", Types.STRING, new ImmutableType<>(new SourceStandingSerializer()));

    /** So many sources are remembered. */
    private static final int MOST = 10_000;

    private static final Comparator<SourceStanding> FORGOTTEN_FIRST =
            Comparator.comparing(SourceStanding::quarantined).thenComparing(SourceStanding::raised);

    private static final Logger LOG = LoggerFactory.getLogger(SourceStandings.class);

    private final AvroWire<SourceAlert> alerts;

    SourceStandings(SchemaRegistry registry) {
        alerts = new AvroWire<>(Topics.SOURCE_ALERTS, SourceAlert.class, registry);
    }

    /** @throws MalformedRecordException if it is no alert */
    void update(Message message, BroadcastState<String, SourceStanding> standings) throws Exception {
        SourceAlert alert = alerts.read(message.value());
        boolean quarantined = alert.getKind().equals(AlertKind.QUARANTINED.name());
        boolean released = alert.getKind().equals(AlertKind.RELEASED.name());
        if (!alert.getSubjectKind().equals(SubjectKind.SOURCE.name()) || !quarantined && !released) {
            return;
        }
        SourceStanding known = standings.get(alert.getSubject());
        if (known == null || known.raised() < alert.getRaised()) {
            standings.put(
                    alert.getSubject(),
                    new SourceStanding(quarantined, message.offset(), alert.getRaised(), alert.getReason()));
            forgetOne(standings);
        }
    }

    static SourceStanding of(String source, ReadOnlyBroadcastState<String, SourceStanding> standings) throws Exception {
        SourceStanding known = standings.get(new Subject(SubjectKind.SOURCE, source).name());
        return known == null ? SourceStanding.GOOD : known;
    }

    /** Beyond, one that was released is forgotten, or where all are in quarantine, who came there first. */
    private static void forgetOne(BroadcastState<String, SourceStanding> standings) throws Exception {
        int count = 0;
        Map.Entry<String, SourceStanding> oldest = null;
        for (Map.Entry<String, SourceStanding> each : standings.entries()) {
            count++;
            if (oldest == null || FORGOTTEN_FIRST.compare(each.getValue(), oldest.getValue()) < 0) {
                oldest = each;
            }
        }
        if (count > MOST && oldest != null) {
            LOG.warn("More than {} sources have alerts: how {} stands is forgotten", MOST, oldest.getKey());
            standings.remove(oldest.getKey());
        }
    }
}
