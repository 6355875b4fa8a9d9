package io.meterproof.connect;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

final class Settings {
    private Settings() {}

    static Map<String, String> with(Path spool, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(Map.of(
                BlockFileConfig.SPOOL_DIRECTORY,
                spool.toString(),
                BlockFileConfig.SCHEMA_REGISTRY_URL,
                "http://127.0.0.1:1/apis/ccompat/v7",
                BlockFileConfig.POLL_INTERVAL_MS,
                "10"));
        settings.putAll(others);
        return settings;
    }
}
