package io.topz.broker.monitor;

import io.topz.broker.service.Health;
import io.topz.broker.service.Service;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.HealthzError;
import io.topz.collectors.options.HealthzOptions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reports the health of the broker. A broker that answers accepts connections; its services report everything else. */
final class HealthzSource {

    private final List<Service> services;

    HealthzSource(List<Service> services) {
        this.services = services;
    }

    CompletionStage<Healthz> healthz(HealthzOptions options) {
        return health(options).thenApply(health -> health.answer(options.details()));
    }

    private CompletionStage<Health> health(HealthzOptions options) {
        Health stopped = Health.unavailable(failures());
        if (!stopped.isOk()) {
            return CompletableFuture.completedFuture(stopped);
        }
        if (options.account().isEmpty() && !options.stream().isEmpty()) {
            return badRequest("\"account\" must not be empty when checking stream health");
        }
        if (options.stream().isEmpty() && !options.consumer().isEmpty()) {
            return badRequest("\"stream\" must not be empty when checking consumer health");
        }
        CompletionStage<Health> all = CompletableFuture.completedFuture(Health.OK);
        for (Service service : services) {
            all = all.thenCombine(service.health(options), Health::and);
        }
        return all;
    }

    /** The services that have stopped by themselves, with the reasons. */
    private List<HealthzError> failures() {
        return services.stream()
                .filter(service -> service.failure() != null)
                .map(service ->
                        new HealthzError(service.name().toUpperCase(Locale.ROOT), null, null, null, service.failure()))
                .toList();
    }

    private static CompletionStage<Health> badRequest(String problem) {
        return CompletableFuture.completedFuture(Health.badRequest(problem));
    }
}
