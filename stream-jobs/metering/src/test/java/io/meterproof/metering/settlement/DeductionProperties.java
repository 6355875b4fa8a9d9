package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** In whatever order blocks and documents come, as much is deducted above as is billed beneath. */
class DeductionProperties {
    private static final Hash CAUSE = TreeHasher.sha256(new byte[] {9});

    @Property(tries = 60)
    void anyOrderDeductsWhatIsBilledBeneath(
            @ForAll long seed, @ForAll long order, @ForAll @IntRange(min = 1, max = 6) int days) {
        ChannelMonth month = ChannelMonth.of(seed, days);
        Books beneath = new Books();
        TreeChannelStore store = new TreeChannelStore();
        month.blocks()
                .forEach(block ->
                        beneath.post(new Settlement(Blocks.CHANNEL, Agreed.always("tenant"), Installed.UNKNOWN, store)
                                .accept(block)
                                .events()));

        Books above = deducted(month.disturbed(order), List.of(Beneath.always()));

        assertThat(above.quantity()).isEqualTo(-beneath.quantity());
        assertThat(above.segments())
                .isEqualTo(deducted(month.blocks(), List.of(Beneath.always())).segments());
    }

    @Property(tries = 40)
    void documentsBeforeBetweenAndAfterTheBlocksDeductTheSame(@ForAll long seed, @ForAll long order) {
        ChannelMonth month = ChannelMonth.of(seed, 4);
        List<Identified<UsagePoint>> documents = List.of(
                Beneath.document(),
                Beneath.always(),
                Beneath.document(
                        Beneath.of(Beneath.HOUSE, Agreed.ALWAYS, Optional.of(Blocks.begin(130))),
                        Beneath.of("annex", Blocks.begin(130), Optional.empty())));
        List<AcceptedBlock> blocks = month.disturbed(order);
        TreeChannelStore store = new TreeChannelStore();
        Books between = new Books();
        for (int i = 0; i < blocks.size(); i++) {
            List<Identified<UsagePoint>> known = known(documents, i, blocks.size());
            between.post(settlement(known, store)
                    .accept(CountedBlock.of(blocks.get(i)))
                    .events());
            between.post(settlement(known(documents, i + 1, blocks.size()), store)
                    .resettle(CAUSE)
                    .events());
        }
        between.post(settlement(documents, store).resettle(CAUSE).events());

        Books after = deducted(month.blocks(), documents);
        assertThat(between.segments()).isEqualTo(after.segments());
        assertThat(between.balances().getOrDefault("landlord", 0L))
                .isEqualTo(after.balances().getOrDefault("landlord", 0L));
    }

    @Property(tries = 20)
    void theAccountsOfAHouseItsFlatAndARoomTogetherPayWhatTheHouseCounted(
            @ForAll long house, @ForAll long flat, @ForAll long room) {
        List<AcceptedBlock> root = ChannelMonth.of(house, 3).blocks();
        List<AcceptedBlock> middle = ChannelMonth.of(flat, 3).blocks();
        List<AcceptedBlock> leaf = ChannelMonth.of(room, 3).blocks();
        long landlord = used(root) + deducted(middle, List.of(Beneath.always())).quantity();
        long tenant = used(middle) + deducted(leaf, List.of(Beneath.always())).quantity();

        assertThat(landlord + tenant + used(leaf)).isEqualTo(used(root));
    }

    private static long used(List<AcceptedBlock> blocks) {
        TreeChannelStore store = new TreeChannelStore();
        Books books = new Books();
        blocks.forEach(
                block -> books.post(new Settlement(Blocks.CHANNEL, Agreed.always("own"), Installed.UNKNOWN, store)
                        .accept(block)
                        .events()));
        return books.quantity();
    }

    private static List<Identified<UsagePoint>> known(List<Identified<UsagePoint>> documents, int step, int steps) {
        return documents.subList(0, 1 + Math.min(documents.size() - 1, documents.size() * step / Math.max(1, steps)));
    }

    private static Books deducted(List<AcceptedBlock> blocks, List<Identified<UsagePoint>> documents) {
        TreeChannelStore store = new TreeChannelStore();
        Books books = new Books();
        blocks.forEach(block -> books.post(
                settlement(documents, store).accept(CountedBlock.of(block)).events()));
        return books;
    }

    @SuppressWarnings("unchecked")
    private static Settlement settlement(List<Identified<UsagePoint>> documents, ChannelStore store) {
        Terms terms = Beneath.at(Beneath.HOUSE, Agreed.always("landlord"), documents.toArray(Identified[]::new));
        return new Settlement(Blocks.CHANNEL, terms, Installed.UNKNOWN, store);
    }
}
