package io.meterproof.quickstart.scenario.neighbourhood;

import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.quickstart.scenario.Dirt;
import io.meterproof.quickstart.scenario.Planted;
import io.meterproof.quickstart.scenario.Post;
import io.meterproof.quickstart.scenario.Registry;
import io.meterproof.quickstart.scenario.ScenarioSigners;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.scenario.UseAccounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the inhabitants of a neighbourhood share while a scenario is made. */
record Town(Seed seed, LocalDays days, Registry registry, Post post, UseAccounts uses, List<Planted> planted) {
    private static final int LATITUDE = 52_490_000;
    private static final int LONGITUDE = 13_390_000;
    private static final int SPREAD = 20_000;

    static Town of(Seed seed, LocalDays days, ScenarioSigners signers, Instant contractsFrom) {
        return new Town(
                seed,
                days,
                new Registry(signers, contractsFrom),
                new Post("head-end/neighbourhood"),
                new UseAccounts(),
                new ArrayList<>());
    }

    UsagePoint usagePoint(String id, String place, String placeName, Commodity commodity) {
        var random = seed.random("place/" + place);
        return new UsagePoint(
                id,
                place,
                placeName,
                commodity,
                days.zone(),
                degrees(LATITUDE + random.nextInt(SPREAD)),
                degrees(LONGITUDE + random.nextInt(SPREAD)));
    }

    void plant(Dirt dirt, String where, Instant arrival) {
        planted.add(new Planted(dirt, where, arrival));
    }

    private static String degrees(int millionths) {
        return millionths / 1_000_000 + "." + String.format("%06d", millionths % 1_000_000);
    }
}
