package io.meterproof.metering.ledger;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.tlog.Hash;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An account's statements on their way from provisional over approved to issued; by the number of their entries. */
public record UnissuedStatements(SortedMap<Long, Stage> stages) {
    public static final UnissuedStatements NONE = new UnissuedStatements(new TreeMap<>());
    private static final int VERSION = 1;

    /**
     * How far one is.
     *
     * @param entriesRoot to what entries it commits
     * @param approval hash of the document that approved it; empty while it is provisional
     */
    public record Stage(Hash entriesRoot, Optional<Hash> approval) {}

    public UnissuedStatements {
        stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
    }

    /** With a new statement, which is provisional. */
    public UnissuedStatements closed(StatementEntry statement) {
        return with(statement.header().sequence(), Optional.of(new Stage(statement.entriesRoot(), Optional.empty())));
    }

    /**
     * With a provisional statement approved.
     *
     * @throws InvalidDocumentException where there is none, or it commits to other entries
     */
    public UnissuedStatements approved(StatementApproval approval, Hash document) {
        Stage stage = stage(approval.statement());
        if (stage.approval().isPresent()) {
            throw refuse("statement", "is approved already");
        } else if (!stage.entriesRoot().equals(approval.entriesRoot())) {
            throw refuse("entriesRoot", "is not that of statement " + approval.statement());
        }
        return with(approval.statement(), Optional.of(new Stage(stage.entriesRoot(), Optional.of(document))));
    }

    /**
     * Without an approved statement, which is issued.
     *
     * @throws InvalidDocumentException where it is not approved by that document, or issued already
     */
    public UnissuedStatements issued(StatementIssue issue) {
        if (!stage(issue.statement()).approval().equals(Optional.of(issue.approval()))) {
            throw refuse("approval", "is not what approved statement " + issue.statement());
        }
        return with(issue.statement(), Optional.empty());
    }

    private Stage stage(long statement) {
        return Optional.ofNullable(stages.get(statement))
                .orElseThrow(() -> refuse("statement", "is not a statement that waits to be issued"));
    }

    private UnissuedStatements with(long statement, Optional<Stage> stage) {
        SortedMap<Long, Stage> next = new TreeMap<>(stages);
        next.remove(statement);
        stage.ifPresent(added -> next.put(statement, added));
        return new UnissuedStatements(next);
    }

    private static InvalidDocumentException refuse(String field, String reason) {
        return new InvalidDocumentException(field, reason);
    }

    /** As bytes, version 1. */
    public byte[] encode() {
        PackedWriter out = new PackedWriter().octet(VERSION);
        out.list(stages.entrySet(), stage -> out.integer(stage.getKey())
                .hash(stage.getValue().entriesRoot())
                .optional(stage.getValue().approval(), out::hash));
        return out.toBytes();
    }

    /** @throws IllegalArgumentException for another version */
    public static UnissuedStatements decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        SortedMap<Long, Stage> stages = new TreeMap<>();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            stages.put(in.integer(), new Stage(in.hash(), in.optional(in::hash)));
        }
        return new UnissuedStatements(stages);
    }
}
