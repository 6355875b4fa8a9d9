package io.meterproof.records.codec;

import static io.meterproof.records.codec.LedgerRecords.required;

import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.tlog.Hash;
import java.util.List;

/** What usage rests on, as fields of a ledger record. */
final class Bases {
    private Bases() {}

    static void describe(Basis basis, LedgerRecord record) {
        if (basis instanceof Basis.OfEstimate estimate) {
            record.setRule(estimate.rule());
            record.setAfter(Hashes.buffer(estimate.after()));
            record.setBefore(Hashes.buffer(estimate.before()));
        } else if (basis instanceof Basis.OfAdvance advance) {
            record.setRule(advance.rule());
            record.setBlock(Hashes.buffer(advance.block()));
            record.setInstallation(Hashes.buffer(advance.installation()));
        } else if (basis instanceof Basis.OfEdit edit) {
            record.setBlock(Hashes.buffer(edit.block()));
            record.setEdit(Hashes.buffer(edit.edit()));
        } else if (basis instanceof Basis.OfLikeDay likeDay) {
            record.setRule(ReadingEstimate.RULE);
            record.setAfter(Hashes.buffer(likeDay.after()));
            record.setOrder(Hashes.buffer(likeDay.order()));
            record.setWeeks(likeDay.weeks());
            record.setHistory(likeDay.history().stream().map(Hashes::buffer).toList());
        } else {
            Basis.OfBlock block = (Basis.OfBlock) basis;
            record.setBlock(Hashes.buffer(block.block()));
            record.setOriginClass(block.from().originClass().name());
            record.setSimulated(block.from().simulated());
        }
        record.setDocuments(basis.documents().stream().map(Hashes::buffer).toList());
    }

    static Basis of(LedgerRecord record) {
        List<Hash> documents = record.getDocuments().stream().map(Hashes::hash).toList();
        if (record.getInstallation() != null) {
            return new Basis.OfAdvance(
                    required("rule", record.getRule()),
                    Hashes.hash(required("block", record.getBlock())),
                    Hashes.hash(record.getInstallation()),
                    documents);
        } else if (record.getEdit() != null) {
            return new Basis.OfEdit(
                    Hashes.hash(required("block", record.getBlock())), Hashes.hash(record.getEdit()), documents);
        } else if (record.getBlock() != null) {
            return new Basis.OfBlock(Hashes.hash(record.getBlock()), origin(record), documents);
        }
        if (record.getOrder() != null) {
            return new Basis.OfLikeDay(
                    Hashes.hash(required("after", record.getAfter())),
                    Hashes.hash(record.getOrder()),
                    record.getWeeks(),
                    record.getHistory().stream().map(Hashes::hash).toList(),
                    documents);
        }
        return new Basis.OfEstimate(
                required("rule", record.getRule()),
                Hashes.hash(required("after", record.getAfter())),
                Hashes.hash(required("before", record.getBefore())),
                documents);
    }

    private static Origin origin(LedgerRecord record) {
        OriginClass originClass = OriginClass.valueOf(required("originClass", record.getOriginClass()));
        return new Origin(originClass, required("simulated", record.getSimulated()));
    }
}
