package io.meterproof.jobs.runtime;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** Tariffs are few and every subtask needs them: they are broadcast, each id with all its versions. */
public final class TariffVersions {
    public static final MapStateDescriptor<String, BelievedHistory> BROADCAST =
            new MapStateDescriptor<>("tariffs", Types.STRING, new ImmutableType<>(new BelievedHistorySerializer()));

    private TariffVersions() {}
}
