import { expect, it } from 'vitest';
import { withColumn } from '../../../../src/roadmap/edit/table/wider-table.ts';

it.each([
  ['without space', '|Feature|Note|', '|---|---|', '|Feature|Note|Owner|', '|---|---|---|'],
  ['with space in one row', '| Feature | Note |', '|---|---|', '| Feature | Note | Owner |', '|---|---|---|'],
  ['with space in both', '| Feature | Note |', '| --- | --- |', '| Feature | Note | Owner |', '| --- | --- | --- |'],
  ['with colons', '| Feature | Note |', '| :--- | :--- |', '| Feature | Note | Owner |', '| :--- | :--- | :--- |'],
  ['with colons on both sides', '| Feature | Note |', '|:-:|:-:|', '| Feature | Note | Owner |', '|:-:|:-:|:-:|'],
  ['with several kinds of colons', '| Feature | Note |', '| :--- | ---: |', '| Feature | Note | Owner |', '| :--- | ---: | :--- |'],
  ['with a colon in some cells', '| Feature | Note |', '|---|--:|', '| Feature | Note | Owner |', '|---|--:|---|'],
  ['with other dashes', '| Feature | Note |', '| -- | -- |', '| Feature | Note | Owner |', '| -- | -- | -- |'],
  ['with many dashes', '| Feature | Note |', '|------|------|', '| Feature | Note | Owner |', '|------|------|------|'],
  ['filled', '| Feature    | Note |', '| ---------- | ---- |', '| Feature    | Note | Owner |', '| ---------- | ---- | ----- |'],
  ['filled, of one width', '| Item | Note |', '| ---- | ---- |', '| Item | Note | Owner |', '| ---- | ---- | ----- |'],
  ['filled as the letters look', '| 内容 | 状态 |', '|------|------|', '| 内容 | 状态 | Owner |', '|------|------|------|'],
  ['filled as letters of several widths look', '| 功能内容 | 状态 |', '|----------|------|', '| 功能内容 | 状态 | Owner |', '|----------|------|-------|'],
  ['nearly filled', '| Feature | Note |', '|----------|-----|', '| Feature | Note | Owner |', '|----------|-----|-------|'],
  ['with a colon beside as many dashes', '| Feature | Note |', '| :--- | --- |', '| Feature | Note | Owner |', '| :--- | --- | --- |'],
  ['filled without space', '| Feature    | Note |', '|------------|------|', '| Feature    | Note | Owner |', '|------------|------|-------|'],
  ['filled, with colons', '| Feature    | Note |', '|:-----------|:-----|', '| Feature    | Note | Owner |', '|:-----------|:-----|:------|'],
  ['without outer bars', 'Feature | Note', '--- | ---', 'Feature | Note | Owner', '--- | --- | ---'],
  ['without outer bars and space', 'Feature|Note', '---|---', 'Feature|Note|Owner', '---|---|---'],
  ['filled, without outer bars', 'Feature | Note', '------- | ----', 'Feature | Note | Owner', '------- | ---- | -----'],
  ['with a bar at the start', '| Feature | Note', '|---|---', '| Feature | Note | Owner', '|---|---|---'],
  ['with a bar at the end', 'Feature | Note |', '--- | --- |', 'Feature | Note | Owner |', '--- | --- | --- |'],
  ['with a bar in a cell', '| Feature | A \\| B |', '|---|---|', '| Feature | A \\| B | Owner |', '|---|---|---|'],
])('a new column is written as the others are: %s', (_, header, dashes, ...wanted) => {
  expect(withColumn([header, dashes], 'Owner')).toEqual(wanted);
});
