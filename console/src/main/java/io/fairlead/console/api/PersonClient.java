package io.fairlead.console.api;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** People and what they are granted; of the whole account. */
@HttpExchange("/people")
public interface PersonClient {

    @GetExchange
    Page<Person> list(@RequestAttribute PageScope scope);

    @PostExchange(contentType = "application/json")
    Person add(@RequestAttribute PageScope scope, @RequestBody NewPerson person);

    @PutExchange(url = "/{name}/grants", contentType = "application/json")
    Person grant(@RequestAttribute PageScope scope, @PathVariable String name, @RequestBody NewGrants grants);

    @DeleteExchange("/{name}")
    void remove(@RequestAttribute PageScope scope, @PathVariable String name);

    record NewPerson(String name, String password, List<String> grants) {

        @Override
        public String toString() {
            return "NewPerson[" + name + "]";
        }
    }

    record NewGrants(List<String> grants) {}
}
