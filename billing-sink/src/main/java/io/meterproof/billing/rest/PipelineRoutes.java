package io.meterproof.billing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.meterproof.billing.kept.KeptValues;
import io.meterproof.billing.store.AnchorRow;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.ProgressRow;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anchor;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** How far everything has come, and what it came to. */
final class PipelineRoutes {
    private final ArchiveReader reader;
    private final PipelineReport report;
    private final KeptValues<Anchor> anchors;
    private final Supplier<List<Position>> statementPositions;

    /** @param statementPositions up to where statements are folded and committed */
    PipelineRoutes(ArchiveReader reader, SchemaRegistry registry, Supplier<List<Position>> statementPositions) {
        this.reader = reader;
        this.statementPositions = statementPositions;
        anchors = new KeptValues<>(Topics.LOG_ANCHORS, Anchor.class, registry);
        report = new PipelineReport(reader, anchors);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/pipeline", context -> context.json(report.pipeline())),
                Route.get("/progress", this::progress),
                Route.get("/anchors", this::anchors));
    }

    record ProgressView(List<Position> archived, List<Position> folded) {}

    record Anchors(List<AnchorView> anchors) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnchorView(String epoch, String state, String root, String contract, String transaction, String block) {
        static AnchorView of(Anchor anchor) {
            return new AnchorView(
                    Long.toString(anchor.getEpoch()),
                    anchor.getState(),
                    Hash.of(bytes(anchor)).hex(),
                    anchor.getContract(),
                    anchor.getTransactionHash(),
                    anchor.getBlockHash());
        }

        private static byte[] bytes(Anchor anchor) {
            byte[] root = new byte[anchor.getEpochLogRoot().remaining()];
            anchor.getEpochLogRoot().duplicate().get(root);
            return root;
        }
    }

    private void progress(Context context) {
        context.json(new ProgressView(
                reader.progress().stream()
                        .sorted(Comparator.comparing(ProgressRow::topic).thenComparing(ProgressRow::partition))
                        .map(row -> new Position(row.topic(), row.partition(), Long.toString(row.next())))
                        .toList(),
                statementPositions.get()));
    }

    private void anchors(Context context) {
        context.json(new Anchors(reader.anchors(Route.limit(context)).stream()
                .sorted(Comparator.comparingLong(AnchorRow::epoch))
                .map(row -> AnchorView.of(anchors.read(row.value())))
                .toList()));
    }
}
