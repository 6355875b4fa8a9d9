package io.meterproof.billing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.unallocated.Age;
import io.meterproof.billing.unallocated.AgedEnergy;
import io.meterproof.billing.unallocated.Amount;
import io.meterproof.billing.unallocated.UnallocatedChannels;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.Responsibility;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.statement.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Who answers for what is used where, and what is nobody's. */
final class UsagePointRoutes {
    private final ArchiveReader reader;
    private final UnallocatedChannels unallocated;
    private final Supplier<LocalDate> today;

    UsagePointRoutes(ArchiveReader reader, UnallocatedChannels unallocated, Supplier<LocalDate> today) {
        this.reader = reader;
        this.unallocated = unallocated;
        this.today = today;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/unallocated", this::unallocated),
                Route.get("/usage-points/{id}/responsible", this::responsible));
    }

    record Unallocated(String day, int channels, List<TotalView> totals, List<ChannelView> unallocated) {}

    record TotalView(String unit, List<AgeView> ages) {}

    /** @param days since the service month ended */
    record AgeView(String days, String readings, String quantity) {}

    record ChannelView(
            String subject,
            String meter,
            String obis,
            String unit,
            String oldest,
            String readings,
            String quantity,
            String held,
            List<AgeView> ages,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String subMeter) {}

    /** @param deducted from the use of which usage points what is used here is deducted, and when */
    record Responsible(
            String usagePoint,
            List<SpanView> responsible,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ParentView> deducted) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParentView(String usagePoint, String from, String to) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SpanView(
            String readingType,
            String from,
            String to,
            String party,
            String account,
            String endUse,
            String tariff,
            String agreement) {}

    private void unallocated(Context context) {
        int limit = Route.limit(context);
        String usagePoint = context.queryParam("usagePoint");
        LocalDate day = today.get();
        List<AgedEnergy> channels = unallocated.on(day).stream()
                .filter(each -> usagePoint == null || each.subject().equals("usage-point/" + usagePoint))
                .toList();
        List<TotalView> totals = new ArrayList<>();
        UnallocatedChannels.totals(channels).forEach((unit, ages) -> totals.add(new TotalView(unit, ages(ages))));
        context.json(new Unallocated(
                day.toString(),
                channels.size(),
                totals,
                channels.stream().limit(limit).map(UsagePointRoutes::view).toList()));
    }

    private static ChannelView view(AgedEnergy channel) {
        return new ChannelView(
                channel.subject(),
                channel.meter(),
                channel.obis(),
                channel.unit(),
                channel.oldest().toString(),
                Long.toString(channel.total().readings()),
                Figures.quantity(channel.total().quantity()),
                Long.toString(channel.held()),
                ages(channel.ages()),
                channel.subMeter());
    }

    private static List<AgeView> ages(Map<Age, Amount> ages) {
        List<AgeView> views = new ArrayList<>();
        ages.forEach((age, amount) -> views.add(
                new AgeView(age.days(), Long.toString(amount.readings()), Figures.quantity(amount.quantity()))));
        return views;
    }

    private void responsible(Context context) {
        String usagePoint = context.pathParam("id");
        Optional<Instant> at = Route.instant(context, "at");
        List<Identified<Agreement>> agreements = reader.documents("agreement", usagePoint).stream()
                .map(row -> new Identified<>(row.document().hash(), (Agreement)
                        DocumentCodec.decode(row.document().json())))
                .toList();
        if (agreements.isEmpty()) {
            throw ProblemException.notFound("no agreement about usage point " + usagePoint + " is known");
        }
        context.json(new Responsible(
                usagePoint,
                Responsibility.of(agreements).stream()
                        .filter(span -> at.map(span::covers).orElse(true))
                        .map(UsagePointRoutes::view)
                        .toList(),
                parents(usagePoint, at)));
    }

    /** By what was said last of the usage point. */
    private List<ParentView> parents(String usagePoint, Optional<Instant> at) {
        return reader.documents("usage-point", usagePoint).stream()
                .reduce((earlier, later) -> later)
                .map(row -> (UsagePoint) DocumentCodec.decode(row.document().json()))
                .map(UsagePoint::parents)
                .orElse(List.of())
                .stream()
                .filter(parent -> at.map(parent.effective()::covers).orElse(true))
                .map(parent -> new ParentView(
                        parent.usagePoint(),
                        parent.effective().from().toString(),
                        parent.effective().to().map(Instant::toString).orElse(null)))
                .toList();
    }

    private static SpanView view(Responsibility span) {
        Optional<Agreement> agreement = span.agreement().map(Identified::content);
        return new SpanView(
                span.readingType().toString(),
                span.effective().from().toString(),
                span.effective().to().map(Instant::toString).orElse(null),
                agreement.map(each -> each.party().word()).orElse("nobody"),
                agreement.map(Agreement::account).orElse(null),
                agreement.map(Agreement::endUse).orElse(null),
                agreement.map(Agreement::tariff).orElse(null),
                span.agreement().map(each -> each.hash().hex()).orElse(null));
    }
}
