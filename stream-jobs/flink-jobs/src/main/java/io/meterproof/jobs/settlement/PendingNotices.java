package io.meterproof.jobs.settlement;

import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.Dispute;
import io.meterproof.metering.ledger.NoticeRules;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.UnissuedStatements;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/** What the billing team has still to state of the current account, over keyed state: issues, and how disputes ended. */
final class PendingNotices {
    private final ValueState<byte[]> unissued;
    /** The ids of open disputes. */
    private final MapState<String, Boolean> disputes;

    PendingNotices(RuntimeContext context) {
        unissued = context.getState(
                new ValueStateDescriptor<>("unissued", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        disputes = context.getMapState(new MapStateDescriptor<>("disputes", Types.STRING, Types.BOOLEAN));
    }

    void closed(StatementEntry statement) throws IOException {
        keep(unissued().closed(statement));
    }

    /**
     * Takes a notice down.
     *
     * @param sequence of the account's newest entry
     * @throws io.meterproof.metering.document.InvalidDocumentException where it is about a statement or an entry that is not there, or
     *     not that far
     */
    void accept(BillingNotice notice, Hash document, long sequence) throws Exception {
        keep(NoticeRules.accept(notice, document, unissued(), sequence));
        if (notice instanceof Dispute dispute) {
            if (dispute.state() == Dispute.State.OPEN) {
                disputes.put(dispute.id(), true);
            } else {
                disputes.remove(dispute.id());
            }
        }
    }

    /** Why the account must be kept; empty where nothing is pending. */
    Optional<String> reasonToKeep() throws Exception {
        Iterator<String> open = disputes.keys().iterator();
        if (open.hasNext()) {
            return Optional.of("dispute " + open.next() + " is open");
        }
        return unissued().stages().keySet().stream()
                .findFirst()
                .map(statement -> "statement " + statement + " was not issued");
    }

    void forget() {
        unissued.clear();
        disputes.clear();
    }

    private UnissuedStatements unissued() throws IOException {
        byte[] kept = unissued.value();
        return kept == null ? UnissuedStatements.NONE : UnissuedStatements.decode(kept);
    }

    private void keep(UnissuedStatements next) throws IOException {
        unissued.update(next.encode());
    }
}
