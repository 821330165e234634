package io.fairlead.jdbc;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A made-up service whose aggregate is the berth. */
@SpringBootConfiguration
@EnableAutoConfiguration
class HarbourApplication {}
