alter table test_schedule
    -- why there is no scheduled test; absent where there is
    add column suspended_reason text,
    -- absent while it is not known when that ends
    add column suspended_until timestamptz;
